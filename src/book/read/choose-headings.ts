import type { Block } from './block.ts';
import { namedMatter } from './find-matter.ts';
import { isNamedChapter, parseHeading } from './parse-heading.ts';

/** What a heading begins; `inner` begins nothing. */
export type HeadingUse = 'chapter' | 'part' | 'inner';

/**
 * Which headings begin a chapter or a part, where only their levels and words tell. The chapters'
 * level is the highest that says "Chapter" more than once, else the highest that occurs more than
 * once and is more than parts, else the second; above it stand parts and the book's own title.
 * @returns one use for each heading, in order
 */
export function chooseHeadings(headings: readonly Block[]): HeadingUse[] {
  const level = chapterLevel(headings);
  const numbered = headings.some((heading) => heading.level === level && saysChapter(heading));
  return headings.map((heading) => {
    if (heading.level > level) return 'inner';
    if (heading.level < level) return standsAlone(heading) ? 'chapter' : 'part';
    return numbered && parseHeading(heading.text).kind === 'part' ? 'part' : 'chapter';
  });
}

function chapterLevel(headings: readonly Block[]): number {
  const counts = new Map<number, { all: number; chapters: number; parts: number }>();
  for (const heading of headings) {
    const count = counts.get(heading.level) ?? { all: 0, chapters: 0, parts: 0 };
    // A prologue beside "Part I" does not make that level the chapters'.
    if (!standsAlone(heading) || saysChapter(heading)) count.all++;
    if (saysChapter(heading)) count.chapters++;
    if (parseHeading(heading.text).kind === 'part') count.parts++;
    counts.set(heading.level, count);
  }
  const levels = [...counts].sort(([a], [b]) => a - b);
  const chosen =
    levels.find(([, count]) => count.chapters > 1) ??
    levels.find(([, count]) => count.all > 1 && count.all > count.parts) ??
    levels.find(([, count]) => count.all > 1) ??
    levels[1] ??
    levels[0];
  return chosen?.[0] ?? 1;
}

function saysChapter(heading: Block): boolean {
  return parseHeading(heading.text).kind === 'chapter';
}

/** A prologue or a preface on the parts' level is no part. */
function standsAlone(heading: Block): boolean {
  return isNamedChapter(heading.text) || saysChapter(heading) || namedMatter(heading.text) !== null;
}
