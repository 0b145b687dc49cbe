import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareScreenplays } from '../../src/screenplay/compare.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type Browser, startBrowser } from './harness/start-browser.ts';
import { type Parts, startParts } from './harness/start-parts.ts';
import { type PageWatch, watchPages } from './harness/watch-page.ts';

const paragraphs = (name: string) =>
  Array.from({ length: 12 }, (_, i) => `${name} ${i} sits by the window.`).join('\n\n');
const BEFORE = `INT. HALL - DAY

${paragraphs('Ada')}

ADA
You could at least pretend.

She waits.

EXT. QUAY - NIGHT

${paragraphs('Bo')}

He goes.`;
const AFTER = BEFORE.replace('at least pretend', 'pretend better')
  .replace('EXT. QUAY - NIGHT', 'EXT. QUAY - DAWN')
  .replace('He goes.', 'He goes.\n\nNobody waves.');

let parts: Parts;
let browser: Browser;
let watch: PageWatch;
let page: Page;
beforeAll(async () => {
  parts = await startParts();
  browser = await startBrowser();
  watch = watchPages(browser.context);
});
beforeEach(async () => {
  page = await browser.context.newPage();
});
afterEach(async () => {
  await page.close();
  watch.expectClean();
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await parts?.[Symbol.asyncDispose]();
});

async function open(before: string, after: string) {
  parts.show({ comparison: compareScreenplays(before, after) });
  await page.goto(`${parts.url}/?part=comparison`);
  await page.getByRole('region', { name: 'Version 1 compared with Version 2' }).waitFor();
}

it('marks what changed word by word, on the side where it stands', async () => {
  await open(BEFORE, AFTER);
  const change = page.getByRole('region', { name: 'Change 1', exact: true });
  expect(await change.locator('[data-side=before] del').allTextContents()).toEqual([
    'removed at least  end ',
  ]);
  expect(await change.locator('[data-side=after] ins').allTextContents()).toEqual([
    'added  better end ',
  ]);
  expect(await change.locator('[data-side=before] ins').count()).toBe(0);
});

it('goes from change to change by n and p, and by F7 with and without Shift, all around', async () => {
  await open(BEFORE, AFTER);
  const places: (string | null)[] = [];
  for (const key of ['n', 'n', 'F7', 'n', 'p', 'Shift+F7']) {
    await page.keyboard.press(key);
    places.push(await page.locator('[data-current]').getAttribute('aria-label'));
  }
  expect(places.map((place) => place?.slice(-1))).toEqual(['1', '2', '3', '1', '3', '2']);
  await page.getByText('Change 2 of 3').waitFor();
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(focused).toBe('Change 2');
});

it('folds what did not change, and shows it when asked', async () => {
  await open(BEFORE, AFTER);
  expect(await page.getByText('Bo 5 sits by the window.').count()).toBe(0);
  await page.getByRole('button', { name: /9 unchanged/ }).click();
  expect(await page.getByText('Bo 5 sits by the window.').count()).toBe(2);
});

it('says that two versions are the same', async () => {
  await open(BEFORE, BEFORE);
  await page.getByText('The two versions are the same, word for word.').waitFor();
  expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  await expectAccessible(page);
});

it('shows both in one column when asked, each changed element once', async () => {
  await open(BEFORE, AFTER);
  await page.getByRole('button', { name: 'One column' }).click();
  const change = page.getByRole('region', { name: 'Change 1', exact: true });
  expect(await change.locator('.compared-cell').count()).toBe(1);
  expect(await change.locator('del, ins').count()).toBe(2);
});

it('shows hostile text as text', async () => {
  await open('INT. <b>A</b>\n\n<img src=x onerror=alert(1)>', 'INT. <b>A</b>\n\n<img src=y>');
  expect(await page.locator('.comparison img').count()).toBe(0);
  await page.getByText('<img src=').first().waitFor();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([1280, 390])('is accessible and fits a window of %i', async (width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await open(BEFORE, AFTER);
    await page.keyboard.press('n');
    expect(await findOverflow(page)).toEqual([]);
    await expectAccessible(page);
    const columns = await page.locator('.compared-row').first().locator('.compared-cell').count();
    expect(columns).toBe(width === 390 ? 1 : 2);
  });
});
