import { plain } from '../plain.ts';
import { titleParts } from '../title-parts.ts';
import type { TitlePageEntry } from '../types.ts';

/** The lines of a title page: what stands in the middle of it, and what stands at its foot. */
export interface TitleLines {
  middle: string[][];
  foot: string[][];
}

/** What a title page prints, without emphasis; keys other than the usual are named before their value. */
export function titleLines(titlePage: readonly TitlePageEntry[]): TitleLines {
  const { middle, foot } = titleParts(titlePage.filter(({ values }) => values.length > 0));
  return {
    middle: middle.map(({ values }) => values.map(plain)),
    foot: foot.map(({ key, values }) => footLines(key, values)),
  };
}

function footLines(key: string, values: string[]): string[] {
  const lines = values.map(plain);
  return /^(?:contact(?: info)?|draft date|date|copyright)$/i.test(key)
    ? lines
    : [`${key}: ${lines[0] ?? ''}`, ...lines.slice(1)];
}
