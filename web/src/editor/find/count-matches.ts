import { getSearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';

export interface MatchCount {
  /** Of the match that is selected, from 1; undefined where none is. */
  at: number | undefined;
  /** At most `MOST_MATCHES`. */
  all: number;
  more: boolean;
}

/** Beyond these nobody counts, and counting would hold up the keys. */
export const MOST_MATCHES = 999;

/** How often the text has what is sought; undefined where nothing is, or nothing that can be. */
export function countMatches(state: EditorState): MatchCount | undefined {
  const query = getSearchQuery(state);
  if (!query.valid) return undefined;
  const { from, to } = state.selection.main;
  let all = 0;
  let at: number | undefined;
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); next.done !== true; next = cursor.next()) {
    if (all === MOST_MATCHES) return { at, all, more: true };
    all += 1;
    if (next.value.from === from && next.value.to === to) at = all;
  }
  return { at, all, more: false };
}

/** `3 of 12`, `12 matches`, `999+ matches`, `No match`. */
export function describeCount(count: MatchCount | undefined): string {
  if (count === undefined) return '';
  const { at, all, more } = count;
  const number = more ? `${all}+` : `${all}`;
  if (all === 0) return 'No match';
  if (at !== undefined) return `${at} of ${number}`;
  return all === 1 ? '1 match' : `${number} matches`;
}
