import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Book } from '../../src/contract/index.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { takeScreenshots } from './harness/take-screenshots.ts';

let open: OpenStudio;
let book: Book;
beforeAll(async () => {
  open = await openStudio();
  book = await importSample(open.studio.desk);
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const address = () => open.at(`/books/${book.handle}/chapters/1`);
/** Where to put pictures of the pages, for people who look at them. */
const PICTURES = process.env.GOLDENROD_SCREENSHOTS;

it('drafts a chapter in a style that is chosen by keys, and shows what was left out and how to bring it back', async () => {
  const { page } = open;
  await page.goto(address());
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog', { name: 'Draft this chapter' });
  const chosen = dialog.getByRole('radio', { name: /^Cinematic movie/ });
  await chosen.waitFor();
  expect(await chosen.isChecked()).toBe(true);
  await expectAccessible(page);
  if (PICTURES !== undefined) await takeScreenshots(page, PICTURES, 'draft-dialog');
  await chosen.focus();
  const vertical = dialog.getByRole('radio', { name: /^Vertical short/ });
  for (let at = 0; at < 6 && !(await vertical.isChecked()); at++) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await vertical.isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Script, version 1' }).waitFor();
  expect(new URL(page.url()).searchParams.get('style')).toBe('short_vertical');
  await page.getByRole('tab', { name: 'Draft report' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Draft report' });
  await panel.getByRole('heading', { name: /^Cut for length/ }).waitFor();
  await panel.getByText('Draft again with more minutes').waitFor();
  const cuts = panel.getByText('Show what it is');
  await cuts.last().focus();
  await page.keyboard.press('Enter');
  await panel
    .getByText(/^Paragraph \d+:/)
    .last()
    .waitFor();
  await expectAccessible(page);
  if (PICTURES !== undefined) await takeScreenshots(page, PICTURES, 'draft-report');
  await page.reload();
  await page.getByRole('tab', { name: 'Draft report' }).click();
  await panel.getByText('Draft again with more minutes').waitFor();
});

it('drafts again beside the version that is there, and refuses a length that is none', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'Draft again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draft this chapter' });
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('soon');
  await dialog.getByRole('button', { name: 'Draft', exact: true }).click();
  await dialog.getByText('Give a number of minutes from 0.25 to 600.').waitFor();
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('2');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findOverflow(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Draft', exact: true }).click();
  await page.getByRole('textbox', { name: 'Script, version 2' }).waitFor();
  expect(await findOverflow(page)).toEqual([]);
});
