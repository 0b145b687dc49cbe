import { composePartTitle } from './compose-title.ts';
import { foldTitle } from './fold-title.ts';
import { parseHeading } from './parse-heading.ts';

export interface TitledChapter {
  title: string;
  /** The parts that it stands in, outermost first. */
  parts: readonly string[];
}

/**
 * Chapter titles that tell chapters apart. A part's title is put in front only where two chapters
 * would bear the same title, and then in front of every numbered one. Where the numbering begins
 * again and the book names no part, the parts are counted ("Part 2: Chapter I"). An untitled
 * chapter is called by its place.
 */
export function disambiguateTitles(
  chapters: readonly TitledChapter[],
  language: string | null,
): string[] {
  const titles = chapters.map(({ title }, index) => title || `Chapter ${index + 1}`);
  const counts = countTitles(titles);
  if (counts.size === titles.length) return titles;
  const named = chapters.map(({ parts }) =>
    parts.map((part) => composePartTitle(part, language)).join(', '),
  );
  const prefixes = fillFirst(named) ?? countParts(titles);
  return titles.map((title, index) => {
    const alike = (counts.get(foldTitle(title)) ?? 0) > 1;
    const prefix = prefixes?.[index];
    return prefix && (alike || isNumbered(title)) ? `${prefix}: ${title}` : title;
  });
}

function isNumbered(title: string): boolean {
  const heading = parseHeading(title);
  return heading.kind !== 'name' && heading.name === '';
}

function countTitles(titles: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const key = foldTitle(title);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Chapters before "Vol II" are in "Vol I", though the heading is lost; null where there are none. */
function fillFirst(parts: readonly string[]): string[] | null {
  const first = parts.find((part) => part !== '');
  if (first === undefined) return null;
  const implied = /^(\p{L}+) (II|2)$/iu.exec(first);
  const opening = implied ? `${implied[1]} ${implied[2] === '2' ? '1' : 'I'}` : '';
  const from = parts.indexOf(first);
  return parts.map((part, index) => (index < from ? opening : part));
}

/** The part that each chapter is in, where chapter numbers fall back to 1; null where they do not. */
function countParts(titles: readonly string[]): string[] | null {
  let part = 1;
  let before = 0;
  const parts = titles.map((title) => {
    const { value } = parseHeading(title);
    if (value === 1 && before > 1) part++;
    if (value !== null) before = value;
    return `Part ${part}`;
  });
  return part > 1 ? parts : null;
}
