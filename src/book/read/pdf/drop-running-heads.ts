import type { PageLine } from './page-lines.ts';

/** On as many pages at least the same line stands at the head or foot that is no text. */
const LEAST = 3;
/** Lines at either end of a page among which it is looked for. */
const ENDS = 2;
const PAGE_NUMBER = /^(?:page\s+)?(?:[-–—•]\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—•])?$/i;

/** Takes out page numbers, and titles and names that stand at the head or foot of many pages. */
export function dropRunningHeads(pages: readonly PageLine[][]): PageLine[][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(endsOf(page).map(({ text }) => keyOf(text)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return pages.map((page) => {
    const ends = new Set(endsOf(page));
    return page.filter((line) => {
      if (!ends.has(line)) return true;
      const isHead = line.text.length < 100 && (counts.get(keyOf(line.text)) ?? 0) >= LEAST;
      return !isHead && !PAGE_NUMBER.test(line.text);
    });
  });
}

/** The topmost and lowest lines, in whichever column. */
function endsOf(page: readonly PageLine[]): PageLine[] {
  const sorted = [...page].sort((a, b) => a.y - b.y);
  return sorted.length <= ENDS * 2 ? sorted : [...sorted.slice(0, ENDS), ...sorted.slice(-ENDS)];
}

/** Equal on all pages, whatever their number in it. */
function keyOf(text: string): string {
  return text.replaceAll(/\d+/g, '#').toLowerCase();
}
