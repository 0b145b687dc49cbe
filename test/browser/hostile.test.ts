import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
  await open.browser.context.addInitScript(() => {
    Object.assign(window, { ran: [] });
  });
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

const SCRIPT = '<script>window.ran.push(1)</script><img src=x onerror="window.ran.push(2)">';
/** Right to left, an emoji of several, a sign that turns the direction, letters on letters. */
const STRANGE = 'ספר של 👩‍🚒 \u202Egnorts\u202C Z̷̢͑a̵l̶go';
const TITLE = `${SCRIPT} ${STRANGE} ${'W'.repeat(300)}`;
const LONG = 'x'.repeat(1_000_000);
const FILE = `---\ntitle: '${TITLE.replaceAll("'", "''")}'\nauthor: '${SCRIPT}'\n---\n\n# One ${SCRIPT}\n\n${STRANGE} ${SCRIPT}\n\n${LONG}\n`;

const ranScripts = () => open.page.evaluate(() => (window as unknown as { ran: number[] }).ran);

it('shows hostile titles, names and prose as text, and keeps them in their place', async () => {
  const { page, studio, at } = open;
  await dropFiles(page, [
    {
      name: `${SCRIPT.slice(0, 60)}.md`,
      type: 'text/markdown',
      bytes: new TextEncoder().encode(FILE),
    },
  ]);
  await page.getByText(/is on the desk: \d+ chapter/).waitFor();
  const [book] = (await studio.desk.listBooks()).items;
  for (const path of ['/', `/books/${book?.id}`, `/books/${book?.id}/chapters/1`]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(at(path));
    await page.locator('main').getByText('window.ran.push(1)').first().waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page), `${path} at ${width}px`).toEqual([]);
    }
    await expectAccessible(page);
    expect(await ranScripts(), path).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('opens a script with a line of a megabyte and takes a key in it', async () => {
  const { page, studio, at } = open;
  const [book] = (await studio.desk.listBooks()).items;
  const text = `INT. ${STRANGE} - NIGHT\n\n${SCRIPT}\n\n${LONG}\n\n@${STRANGE}\n${SCRIPT}\n`;
  const script = await studio.desk.createScript({
    params: { book: book?.id ?? '', number: '1' },
    body: { text },
  });
  await page.goto(at(`/books/${book?.id}/chapters/1`));
  const editor = page.getByRole('textbox', { name: 'Script, version 1' });
  await editor.getByText('window.ran.push(1)').first().waitFor();
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('EXT. YARD - DAY\n\n');
  await expect
    .poll(async () => (await studio.desk.getScript({ params: { script: script.id } })).text)
    .toMatch(/^EXT\. YARD - DAY\n/);
  for (const tab of ['Scenes', 'As printed']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(300);
  }
  expect(await findOverflow(page)).toEqual([]);
  expect(await ranScripts()).toEqual([]);
});

it('goes through addresses that no page of ours would write', async () => {
  const { page, at } = open;
  for (const path of [
    '/books/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/books/%F0%9F%92%A9/chapters/1',
    '/books/a/chapters/0',
    '/books/a/chapters/NaN',
    '/books/a/chapters/1e3?version=%22x%22',
    '//evil.example/books',
  ]) {
    await page.goto(at(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).origin).toBe(open.studio.url);
  }
  open.watch.expectClean('Failed to load resource');
});
