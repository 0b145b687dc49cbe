import type { EditorState } from '@codemirror/state';
import { Facet } from '@codemirror/state';
import type { Segment } from '../../../../src/screenplay/fountain/segment.ts';
import { plain } from '../../../../src/screenplay/plain.ts';
import type { Element } from '../../../../src/screenplay/types.ts';
import { segmentsOf } from '../fountain/segments.ts';

/** Names of the book's characters, as they are written there. */
export const castFacet = Facet.define<readonly string[], readonly string[]>({
  combine: (values) => values.flat(),
});

/** What stands in the script already, each with how often. */
export interface ScriptWords {
  names: Map<string, number>;
  places: Map<string, number>;
  times: Map<string, number>;
  transitions: Map<string, number>;
}

/** Counted once a segment: a key changes one of them. */
const counted = new WeakMap<Segment, [kind: keyof ScriptWords, word: string][]>();

/** `exceptAt` is left out: what is being typed is no word of the script yet. */
export function scriptWords(state: EditorState, exceptAt: number): ScriptWords {
  const words: ScriptWords = {
    names: new Map(),
    places: new Map(),
    times: new Map(),
    transitions: new Map(),
  };
  let start = 0;
  for (const segment of segmentsOf(state)) {
    const end = start + segment.length;
    if (exceptAt < start || exceptAt > end) {
      for (const [kind, word] of wordsOf(segment)) {
        words[kind].set(word, (words[kind].get(word) ?? 0) + 1);
      }
    }
    start = end;
  }
  return words;
}

function wordsOf(segment: Segment): [keyof ScriptWords, string][] {
  const known = counted.get(segment) ?? segment.elements.flatMap(wordsOfElement);
  counted.set(segment, known);
  return known;
}

function wordsOfElement(element: Element): [keyof ScriptWords, string][] {
  switch (element.type) {
    case 'character':
      return [['names', plain(element.text)]];
    case 'transition':
      return [['transitions', element.text]];
    case 'scene_heading': {
      const place: [keyof ScriptWords, string][] =
        element.place === '' ? [] : [['places', element.place]];
      return element.time === null ? place : [...place, ['times', element.time]];
    }
    default:
      return [];
  }
}

/** Who spoke in the speeches before a position, the last first, each once. */
export function recentSpeakers(state: EditorState, before: number): string[] {
  const names: string[] = [];
  let start = 0;
  for (const segment of segmentsOf(state)) {
    if (start + segment.length > before) break;
    for (const [kind, word] of wordsOf(segment)) if (kind === 'names') names.push(word);
    start += segment.length;
  }
  return [...new Set(names.slice(-20).reverse())];
}
