import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sampleFile, sherlockFile } from '../harness/goldenrod.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

const file = sherlockFile ?? sampleFile;
const type = file.endsWith('.epub') ? 'application/epub+zip' : 'text/markdown';
let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

it('takes a chapter from a dropped book to its active script', async () => {
  const { page, studio } = open;
  await page.getByText('No book yet').waitFor();
  await expectAccessible(page);
  await dropFiles(page, [{ name: basename(file), type, bytes: readFileSync(file) }]);
  await page.getByText(/is on the desk: \d+ chapters/).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open', exact: true }).click();

  await page.getByText('No script').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('list', { name: 'Chapters' }).getByRole('link').first().click();

  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Draft this chapter' }).click();
  await page.getByText('Saved').waitFor();
  const editor = page.getByRole('textbox', { name: 'Script, version 1' });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nINT. LAST ROOM - NIGHT\n\nThe lamp goes out.');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
  await page.getByText('its text stays as it was judged').waitFor();
  await page.getByRole('tab', { name: 'Feedback' }).click();
  await page.getByRole('heading', { name: 'Storytelling' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Activate v1' });
  await dialog.getByText('No version is active now').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await toast(page, 'v1 is active').waitFor();

  const { items } = await studio.desk.listScripts({ query: { status: 'active' } });
  expect(items).toHaveLength(1);
  const { text } = await studio.desk.getScript({ params: { script: items[0]?.id ?? '' } });
  expect(text.endsWith('INT. LAST ROOM - NIGHT\n\nThe lamp goes out.')).toBe(true);
});

it('goes on with an active version as a new one, and goes back to it by its address', async () => {
  const { page } = open;
  await page.getByRole('button', { name: 'Edit as a new version', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Script, version 2' }).waitFor();
  await page.getByRole('button', { name: 'Version 2: choose another' }).click();
  await page.getByRole('menuitem', { name: /Version 1/ }).click();
  await page.getByRole('textbox', { name: 'Script, version 1' }).waitFor();
  expect(new URL(page.url()).search).toBe('?version=1');
  await page.reload();
  const frozen = page.getByRole('textbox', { name: 'Script, version 1' });
  expect(await frozen.getAttribute('aria-readonly')).toBe('true');
  await page.goBack();
  await page.getByRole('textbox', { name: /Script, version [12]/ }).waitFor();
});

it('takes an activation back where it was done', async () => {
  const { page, studio } = open;
  await page.goto(open.at(`${new URL(page.url()).pathname}?version=1`));
  await page.getByRole('button', { name: 'More to do with this version' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await toast(page, 'v1 is active no more').waitFor();
  expect((await studio.desk.listScripts({ query: { status: 'active' } })).items).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await studio.desk.listScripts({ query: { status: 'active' } })).items.length)
    .toBe(1);
});

it('fits a phone, and a window of 200 % zoom', async () => {
  const { page } = open;
  for (const width of [390, 640]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findOverflow(page), `at ${width}px`).toEqual([]);
  }
  await expectAccessible(page);
});
