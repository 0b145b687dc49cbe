import { isNaturalHeading } from '../../../src/screenplay/fountain/heading.ts';
import { parseFountain } from '../../../src/screenplay/fountain/parse.ts';

/** Shorter ones are words, and longer ones come as a file. */
const LEAST_LINES = 3;
const MOST_LETTERS = 2_000_000;
const FINAL_DRAFT = /^\s*(?:<\?xml[^>]*>\s*)?<FinalDraft\b/;

/** True for a text that is a whole script and no passage: it has a scene, and something in it. */
export function isPastedScript(text: string): boolean {
  if (text.length > MOST_LETTERS) return false;
  if (FINAL_DRAFT.test(text)) return true;
  const lines = text.trim().split('\n');
  if (lines.length < LEAST_LINES) return false;
  // Set in from the margin, as a page is copied.
  const set = lines.findIndex((line) => isNaturalHeading(line.trim()));
  if (set !== -1) return set < lines.length - 1;
  const { elements } = parseFountain(text);
  const heading = elements.findIndex(({ type }) => type === 'scene_heading');
  return heading !== -1 && heading < elements.length - 1;
}
