import { plain } from '../plain.ts';
import type { TitlePageEntry } from '../types.ts';

/** The lines of a title page: what stands in the middle of it, and what stands at its foot. */
export interface TitleLines {
  middle: string[][];
  foot: string[][];
}

const MIDDLE = ['title', 'credit', 'author', 'authors', 'source'];
/** Written for who reads the file. */
const UNPRINTED = ['notes', 'language'];

/** What a title page prints, without emphasis; keys other than the usual are named before their value. */
export function titleLines(titlePage: readonly TitlePageEntry[]): TitleLines {
  const printed = titlePage.filter(
    ({ key, values }) => values.length > 0 && !UNPRINTED.includes(key.toLowerCase()),
  );
  const isMiddle = ({ key }: TitlePageEntry) => MIDDLE.includes(key.toLowerCase());
  return {
    middle: printed.filter(isMiddle).map(({ values }) => values.map(plain)),
    foot: printed.filter((each) => !isMiddle(each)).map(({ key, values }) => foot(key, values)),
  };
}

function foot(key: string, values: string[]): string[] {
  const lines = values.map(plain);
  return /^(?:contact(?: info)?|draft date|date|copyright)$/i.test(key)
    ? lines
    : [`${key}: ${lines[0] ?? ''}`, ...lines.slice(1)];
}
