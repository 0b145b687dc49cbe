import { parseFountain } from '../../../src/screenplay/fountain/parse.ts';

/** Shorter ones are words, and longer ones come as a file. */
const LEAST_LINES = 3;
const MOST_LETTERS = 2_000_000;

/** True for a text that is a whole script and no passage: it has a scene, and something in it. */
export function isPastedScript(text: string): boolean {
  if (text.length > MOST_LETTERS || text.trim().split('\n').length < LEAST_LINES) return false;
  const { elements } = parseFountain(text);
  const heading = elements.findIndex(({ type }) => type === 'scene_heading');
  return heading !== -1 && heading < elements.length - 1;
}
