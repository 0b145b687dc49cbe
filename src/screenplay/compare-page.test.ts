import { expect, it } from 'vitest';
import { compareScreenplays } from './compare.ts';
import { comparePage } from './compare-page.ts';

/** All pages, one after another. */
function pagesOf(before: string, after: string) {
  const pages = [comparePage(before, after, 0)];
  for (;;) {
    const next = pages.at(-1)?.next ?? null;
    if (next === null) return pages;
    pages.push(comparePage(before, after, next));
  }
}

it('shows a script of usual length on one page', () => {
  const [page, ...more] = pagesOf('INT. HALL - DAY\n\nA.\n', 'INT. HALL - DAY\n\nB.\n');
  expect(page).toMatchObject(
    compareScreenplays('INT. HALL - DAY\n\nA.\n', 'INT. HALL - DAY\n\nB.\n'),
  );
  expect(more).toEqual([]);
});

it('shows every entry once, in order, each page with the summary of all', () => {
  const before = Array.from({ length: 5_000 }, (_, at) => `Line ${at}.`).join('\n\n');
  const after = `${before}\n\nThe end.`;
  const whole = compareScreenplays(before, after);
  const pages = pagesOf(before, after);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap(({ entries }) => entries)).toEqual(whole.entries);
  for (const { summary } of pages) expect(summary).toEqual(whole.summary);
});

it('shows at least one entry, however long it is', () => {
  const long = 'word '.repeat(200_000);
  const [page, next] = pagesOf(`${long}\n\nOne.`, `${long}\n\nTwo.`);
  expect(page?.entries).toHaveLength(1);
  expect(next?.entries).toHaveLength(1);
});

it('is empty behind the end', () => {
  expect(comparePage('A.', 'B.', 900)).toMatchObject({ entries: [], next: null });
});
