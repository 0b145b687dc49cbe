import { composePartTitle } from './compose-title.ts';
import { foldTitle, parseHeading } from './parse-heading.ts';

export interface TitledChapter {
  title: string;
  /** The parts that it stands in, outermost first. */
  parts: readonly string[];
}

/**
 * Chapter titles that tell chapters apart. A part's title is put in front only where two chapters
 * would bear the same title; where the numbering begins again and the book names no parts, the
 * parts are counted ("Part 2: Chapter I"). An untitled chapter is called by its place.
 */
export function disambiguateTitles(
  chapters: readonly TitledChapter[],
  language: string | null,
): string[] {
  const titles = chapters.map(({ title }, index) => title || `Chapter ${index + 1}`);
  const counts = countTitles(titles);
  if (counts.size === titles.length) return titles;
  const counted = countParts(titles);
  return titles.map((title, index) => {
    if ((counts.get(foldTitle(title)) ?? 0) < 2) return title;
    const part = (chapters[index]?.parts ?? []).map((name) => composePartTitle(name, language));
    const prefix = part.length > 0 ? part.join(', ') : counted?.[index];
    return prefix ? `${prefix}: ${title}` : title;
  });
}

function countTitles(titles: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const key = foldTitle(title);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
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
