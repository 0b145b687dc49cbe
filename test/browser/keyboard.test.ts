import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleFile } from '../harness/goldenrod.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
});
afterAll(() => open?.[Symbol.asyncDispose]());

/** Presses Tab until what is focused has this name, as somebody without a mouse does. */
async function tabTo(name: string | RegExp): Promise<void> {
  const { page } = open;
  const named = (said: string) => (typeof name === 'string' ? said === name : name.test(said));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const { said, seen } = await page.evaluate(() => {
      const focused = document.activeElement;
      const style = focused === null ? undefined : getComputedStyle(focused);
      return {
        said: (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim(),
        seen: style !== undefined && style.outlineStyle !== 'none',
      };
    });
    if (!named(said)) continue;
    expect(seen, `the focus on ${said} is seen`).toBe(true);
    return;
  }
  throw new Error(`Tab never came to ${name}`);
}

it('takes a chapter to its active script without a mouse', async () => {
  const { page, studio, watch } = open;
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
  const chooser = page.waitForEvent('filechooser');
  await tabTo('Import a book');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({
    name: 'sample.md',
    mimeType: 'text/markdown',
    buffer: readFileSync(sampleFile),
  });
  await page.getByText('is on the desk: 3 chapters').waitFor();
  await tabTo('Open');
  await page.keyboard.press('Enter');
  await page.getByText('No script').first().waitFor();
  await tabTo(/^1Chapter One/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await page.keyboard.press('d');
  await page.getByText('Saved').waitFor();

  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: 'Script, version 1' });
  await expect.poll(() => editor.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nThe lamp turns again.');
  await page.keyboard.press('Control+Shift+Enter');
  // The keys do what the button with the next step does, once it is there.
  await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('button', { name: 'Activate', exact: true }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('dialog').getByText('No version is active now').waitFor();
  await tabTo('Activate');
  await page.keyboard.press('Enter');
  await toast(page, 'v1 is active').waitFor();
  const { items } = await studio.desk.listScripts({ query: { status: 'active' } });
  expect(items).toHaveLength(1);
  watch.expectClean();
});

it('lists the keys of writing among the shortcuts of the desk', async () => {
  const { page } = open;
  await page.locator('#page').focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Shortcuts on this page' });
  await dialog.getByText('Writing, in the script').waitFor();
  await dialog.getByText('Begin a cue or a parenthetical').waitFor();
  await expectAccessible(page);
  const listed = await titlesAndKeys('dl > div', 'dt');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // Whatever can be done here by keys is among them.
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').waitFor();
  const commands = (await titlesAndKeys('[cmdk-item]', 'span')).filter(({ keys }) => keys !== '');
  expect(commands.length).toBeGreaterThan(10);
  expect(listed).toEqual(expect.arrayContaining(commands));
  await page.keyboard.press('Escape');
});

/** What the entries of an open dialog are called, and the keys beside them. */
function titlesAndKeys(entry: string, title: string): Promise<{ title: string; keys: string }[]> {
  return open.page.evaluate(
    ([entries, named]) =>
      [...document.querySelectorAll(`[role="dialog"] ${entries}`)].map((each) => ({
        title: each.querySelector(named)?.textContent?.trim() ?? '',
        keys: [...each.querySelectorAll('kbd')].map((key) => key.textContent).join(' '),
      })),
    [entry, title] as const,
  );
}

it('finds chapters and characters by name in the palette, and goes there', async () => {
  const { page, studio } = open;
  const [book] = (await studio.desk.listBooks()).items;
  const { items } = await studio.desk.listChapters({ params: { book: book?.id ?? '' } });
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').waitFor();
  await page.keyboard.type('tobias');
  await palette.getByRole('option', { name: 'Tobias Venn' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tobias Venn', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').waitFor();
  const { title = '' } = items[0] ?? {};
  await page.keyboard.type(title.slice(-8));
  await palette.getByRole('option', { name: title }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/[/]chapters[/]1$/);
  await page.getByRole('textbox', { name: /^Script, version/ }).waitFor();
});

it('goes from chapter to chapter and back to the books by keys', async () => {
  const { page } = open;
  await page.locator('#page').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  expect(page.url()).toMatch(/chapters\/2$/);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('list', { name: 'Chapters' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
});
