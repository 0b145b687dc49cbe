import type { ScriptPage } from './paginate.ts';

/**
 * The number of the page on which a 1-based line of the source begins, or what is printed next
 * where the line itself is not printed; null when there are no pages.
 */
export function pageOfLine(pages: readonly ScriptPage[], line: number): number | null {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lastLineOf(pages[middle]) >= line) high = middle;
    else low = middle + 1;
  }
  return pages[low]?.number ?? null;
}

function lastLineOf(page: ScriptPage | undefined): number {
  const last = page?.rows.at(-1);
  return Math.max(last?.line ?? 0, last?.beside?.line ?? 0);
}
