import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Book, ScriptItem } from '../../src/contract/index.ts';
import { writeFdx } from '../../src/screenplay/formats/fdx/write-fdx.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';
import { toast } from './harness/toast.ts';

const TEXT = [
  'Title: The Lamp',
  'INT. LAMP ROOM - NIGHT',
  'The wick smokes.',
  'MARA\nIt wants trimming.',
  'ELIAS\nThen trim it.',
].join('\n\n');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

let open: OpenStudio;
let book: Book;
let first: ScriptItem;
beforeAll(async () => {
  open = await openStudio();
  const { desk } = open.studio;
  book = await importSample(desk);
  const params = { book: book.handle, number: '1' };
  first = await desk.createScript({ params, body: { text: TEXT } });
});
// What the server refused is a failed request to the browser.
afterEach(() => open.watch.expectClean('Failed to load resource'));
afterAll(() => open?.[Symbol.asyncDispose]());

const chapter = (number: number) => open.at(`/books/${book.handle}/chapters/${number}`);
const bytesOf = async (file: Blob) => Buffer.from(await file.arrayBuffer());

/** Presses the button of a dialog that downloads, and reads what came. */
async function downloaded(dialog: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = open.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).press('Enter');
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

it('downloads the very bytes of the route in the format, on the paper and with the part that are chosen, by keys alone', async () => {
  const { page, studio } = open;
  await page.goto(chapter(1));
  await page.getByRole('textbox', { name: 'Script, version 1' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nThe lamp goes out.');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export v1' });
  await dialog.getByLabel('Format').selectOption('pdf');
  await dialog.getByLabel('Paper').selectOption('A4');
  await dialog.getByLabel('Scene numbers').press('Space');
  await expectAccessible(page);
  const whole = await downloaded(dialog);
  const params = { script: first.id };
  const query = { format: 'pdf', paper: 'a4', scene_numbers: true } as const;
  expect(whole.name).toBe('the-lamplighters-daughter-1-cinematic-movie-v1.pdf');
  expect(whole.bytes.equals(await bytesOf(await studio.desk.exportScript({ params, query })))).toBe(
    true,
  );
  const { text } = await studio.desk.getScript({ params });
  expect(text).toContain('The lamp goes out.');

  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('download');
  await page.keyboard.press('Enter');
  // As it was chosen the last time.
  expect(await dialog.getByLabel('Paper').inputValue()).toBe('a4');
  await dialog.getByLabel('Format').selectOption('text');
  await dialog.getByLabel('Whose part').selectOption('MARA');
  const sides = await downloaded(dialog);
  expect(sides.bytes.toString()).toContain('It wants trimming.');
  expect(sides.bytes.toString()).not.toContain('Then trim it.');
});

it('exports an older version from its row, and the whole book or why it cannot, on a phone too', async () => {
  const { page, studio, at } = open;
  const parameters = { book: book.handle, number: '1' };
  await studio.desk.createScript({ params: parameters, body: { text: TEXT } });
  await page.setViewportSize(PHONE);
  await page.goto(at(`/books/${book.handle}/chapters/1/versions`));
  await page.getByRole('button', { name: 'More for v1' }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export v1' });
  await dialog.getByLabel('Format').selectOption('fdx');
  expect(await findOverflow(page)).toEqual([]);
  const query = { format: 'fdx', scene_numbers: true } as const;
  const route = await studio.desk.exportScript({ params: { script: first.id }, query });
  expect((await downloaded(dialog)).bytes.equals(await bytesOf(route))).toBe(true);

  await page.goto(at(`/books/${book.handle}`));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export the whole book…' }).click();
  const whole = page.getByRole('dialog', { name: 'Export the whole book' });
  await whole.getByRole('button', { name: 'Download' }).click();
  await whole.getByRole('alert').getByText('has an active version').waitFor();
  await whole.getByRole('alert').getByText('Activate one').waitFor();
  await expectAccessible(page);
  expect(await findOverflow(page)).toEqual([]);
  await page.setViewportSize(DESKTOP);
});

const FDX = writeFdx(
  parseFountain('INT. QUAY - DAY\n\nADA\nWho?\n\nEXT. BARN - NIGHT\n\nHay burns.\n'),
);
const fdxFile = (name: string, content = FDX) => ({
  name,
  type: '',
  bytes: new TextEncoder().encode(content),
});

it('a Final Draft file that is dropped on a chapter is worked on, put in order, commented on, printed and exported, in one go', async () => {
  const { page, studio } = open;
  await page.goto(chapter(2));
  await page.getByRole('heading', { name: 'No script yet' }).waitFor();
  await dropFiles(page, [fdxFile('harbour.fdx')]);
  await toast(open.page, 'harbour.fdx is version 1 of chapter 2').waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const editor = page.getByRole('textbox', { name: 'Script, version 1' });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nNobody comes.');
  // A file that is dropped on the text is a version of its own, and no words in this one.
  await dropFiles(page, [fdxFile('other.fdx')], '.cm-content');
  await toast(open.page, 'other.fdx is version 2 of chapter 2').waitFor();
  expect(await editor.textContent()).not.toContain('<Paragraph');
  await page.getByRole('tab', { name: 'Scenes' }).click();
  await page.getByRole('button', { name: 'Cards', exact: true }).click();
  await page.getByRole('button', { name: 'EXT. BARN - NIGHT' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  const ordered = /^EXT\. BARN - NIGHT\n\nHay burns\.\n+Nobody comes\.\n+INT\. QUAY/;
  const { items } = await studio.desk.listScripts({ query: { book: book.handle, chapter: '2' } });
  const params = { script: items.find(({ version }) => version === 1)?.id ?? '' };
  await expect.poll(async () => (await studio.desk.getScript({ params })).text).toMatch(ordered);
  await editor.locator('.cm-line', { hasText: 'Hay burns.' }).click();
  await page.keyboard.press('End');
  for (const _ of 'burns.') await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+;');
  await page.getByRole('textbox', { name: 'What you want to say' }).fill('All of it?');
  await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('tab', { name: 'Comments (1)' }).waitFor();
  await expect.poll(() => editor.locator('.script-commented').textContent()).toBe('burns.');
  const said = (await studio.desk.listComments({ params })).items;
  expect(said.map(({ quote, body }) => [quote, body])).toEqual([['burns.', 'All of it?']]);
  await page.evaluate(() => {
    window.print = () => {
      const rows = document.querySelectorAll('.script-print .printed-row');
      document.title = [...rows].map((row) => row.textContent).join('|');
    };
  });
  await page.keyboard.press('Control+p');
  await expect.poll(() => page.title()).toMatch(/^EXT. BARN - NIGHT\|.*INT. QUAY - DAY/);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export v1' });
  await dialog.getByLabel('Format').selectOption('fountain');
  expect((await downloaded(dialog)).bytes.toString()).toMatch(ordered);
  await dialog.waitFor({ state: 'detached' });
  // The words that were commented on open what was said of them.
  await page.getByRole('tab', { name: 'As printed' }).click();
  await editor.locator('.script-commented').click();
  await page.getByRole('article', { name: 'Comment: burns.' }).getByText('All of it?').waitFor();
});

it('a script that is dropped on a chapter is of the style that is shown there', async () => {
  const { page, studio } = open;
  const params = { book: book.handle, number: '3' };
  await studio.desk.createScript({ params, body: { text: TEXT, style: 'anime' } });
  await page.goto(chapter(3));
  await page.getByRole('textbox', { name: 'Script, version 1' }).waitFor();
  await dropFiles(page, [fdxFile('anime.fdx')], '.cm-content');
  await toast(open.page, 'anime.fdx is version 2 of chapter 3').waitFor();
  const { items } = await studio.desk.listScripts({ query: { book: book.handle, chapter: '3' } });
  expect(items.map(({ style }) => style)).toEqual(['anime', 'anime']);
});

it('a script that is dropped or pasted on the page of a book asks for its chapter, and a bad one says why', async () => {
  const { page, studio, at } = open;
  await page.goto(at(`/books/${book.handle}`));
  await page.getByRole('list', { name: 'Chapters' }).waitFor();
  await dropFiles(page, [fdxFile('mill.fdx')]);
  const dialog = page.getByRole('dialog', { name: 'Add mill.fdx' });
  await dialog.getByLabel('Chapter').selectOption('3');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add' }).press('Enter');
  await toast(open.page, 'mill.fdx is version 1 of chapter 3').waitFor();

  await paste('INT. MILL - DAY\n\nRain.\n\nMore rain.');
  await page.getByRole('dialog', { name: 'Add the pasted text' }).waitFor();
  await page.keyboard.press('Escape');

  const before = await studio.desk.listScripts({ query: { book: book.handle } });
  await dropFiles(page, [fdxFile('broken.fdx', '<FinalDraft>\n<Content>')]);
  const bad = page.getByRole('dialog', { name: 'Add broken.fdx' });
  await bad.getByRole('button', { name: 'Add' }).click();
  const why = page.getByRole('alert').filter({ hasText: 'broken.fdx was not added' });
  await why.getByText(/Line 2.*save it again/).waitFor();
  expect((await studio.desk.listScripts({ query: { book: book.handle } })).items).toEqual(
    before.items,
  );
  // It stays until it was read; a toast is long gone by then.
  await page.getByRole('link', { name: 'Cast' }).first().click();
  await page.waitForURL(/[/]cast/);
  await page.goBack();
  await why.waitFor();
  await why.getByRole('button', { name: 'Dismiss broken.fdx' }).click();
  await why.waitFor({ state: 'detached' });
});

/** Pastes a text where nothing is typed. */
const paste = (text: string) =>
  open.page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);

it('a script is chosen by a button, and a PDF on the page of a book is a screenplay, a book, or refused', async () => {
  const { page, studio, at } = open;
  const params = { book: book.handle, number: '2' };
  await page.goto(chapter(2));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a script…' }).press('Enter');
  await (await choosing).setFiles({
    name: 'chosen.fdx',
    mimeType: 'application/xml',
    buffer: Buffer.from(FDX),
  });
  await toast(page, /^chosen.fdx is version \d+ of chapter 2$/).waitFor();

  const script = await studio.desk.createScript({ params, body: { text: TEXT } });
  const pdf = async (of: string) => {
    const query = { format: 'pdf' } as const;
    const bytes = await bytesOf(await studio.desk.exportScript({ params: { script: of }, query }));
    return new Uint8Array(bytes);
  };
  await page.goto(at(`/books/${book.handle}`));
  await page.getByRole('button', { name: 'Add a script…' }).waitFor();
  await dropFiles(page, [
    { name: 'lamp.pdf', type: 'application/pdf', bytes: await pdf(script.id) },
  ]);
  const dialog = page.getByRole('dialog', { name: 'Add lamp.pdf' });
  expect(await dialog.getByLabel('The PDF is').inputValue()).toBe('script');
  await dialog.getByLabel('Chapter').selectOption('2');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await toast(page, /^lamp.pdf is version \d+ of chapter 2$/).waitFor();

  const prose = await studio.desk.createScript({
    params,
    body: { text: 'He sat down.\n\nIt rained.' },
  });
  const bytes = await pdf(prose.id);
  await dropFiles(page, [{ name: 'prose.pdf', type: 'application/pdf', bytes }]);
  const other = page.getByRole('dialog', { name: 'Add prose.pdf' });
  await other.getByRole('button', { name: 'Add' }).click();
  const why = page.getByRole('alert').filter({ hasText: 'prose.pdf was not added' });
  await why.getByText(/no scene heading.*Import it as a book/).waitFor();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  expect(await findOverflow(page)).toEqual([]);
  await page.setViewportSize(DESKTOP);
  await dropFiles(page, [{ name: 'prose.pdf', type: 'application/pdf', bytes }]);
  await other.getByLabel('The PDF is').selectOption('book');
  expect(await other.getByLabel('Chapter').count()).toBe(0);
  await other.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await page.getByText('prose.pdf').first().waitFor();
});

it('what is pasted on a chapter is read by what it is, once it was said that it follows the newest version', async () => {
  const { page, studio } = open;
  const listed = async () =>
    (await studio.desk.listScripts({ query: { book: book.handle, chapter: '2' } })).items;
  await page.goto(chapter(2));
  await page.getByRole('textbox', { name: /^Script, version/ }).waitFor();
  const before = await listed();
  const [newest] = before;
  await paste(FDX);
  const dialog = page.getByRole('dialog', { name: 'Add what was pasted as the next version?' });
  await dialog.getByText(`It would follow v${newest?.version}, which stays as it is.`).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await listed()).toEqual(before);
  await paste(FDX);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await toast(page, /^The pasted text is version \d+ of chapter 2$/).waitFor();
  const [made] = await listed();
  const { text } = await studio.desk.getScript({ params: { script: made?.id ?? '' } });
  expect(text).toMatch(/^INT. QUAY - DAY\n\nADA\nWho\?/);
});

it('exports a version as a revision of another, in the colour and by the name that are chosen', async () => {
  const { page, studio } = open;
  const params = { book: book.handle, number: '2' };
  const before = await studio.desk.createScript({ params, body: { text: TEXT } });
  const text = TEXT.replace('smokes', 'burns');
  const script = await studio.desk.createScript({ params, body: { text } });
  await page.goto(`${chapter(2)}?version=${script.version}`);
  await page.getByRole('textbox', { name: `Script, version ${script.version}` }).waitFor();
  const dialog = page.getByRole('dialog', { name: `Export v${script.version}` });
  const about = {
    since: before.id,
    revision_colour: 'Goldenrod',
    revision_name: 'Second unit',
    revision_date: '3 May',
  };
  for (const format of ['pdf', 'fdx'] as const) {
    await page.keyboard.press('Control+e');
    await dialog.getByLabel('Format').selectOption('docx');
    // Word marks none, and sides are of one version alone.
    await dialog.getByLabel('Whose part').waitFor();
    expect(await dialog.getByLabel('As a revision of').count()).toBe(0);
    await dialog.getByLabel('Format').selectOption(format);
    if (format === 'pdf') await dialog.getByLabel('Paper').selectOption('letter');
    await dialog.getByLabel('As a revision of').selectOption(before.id);
    expect(await dialog.getByLabel('Whose part').count()).toBe(0);
    await dialog.getByLabel('Revision colour').selectOption(about.revision_colour);
    await dialog.getByLabel('Revision name').fill(about.revision_name);
    await dialog.getByLabel('Revision date').fill(about.revision_date);
    await expectAccessible(page);
    const scene_numbers = await dialog.getByLabel('Scene numbers').isChecked();
    const { bytes } = await downloaded(dialog);
    const ask = async (more: object) => {
      const query = { format, scene_numbers, ...more };
      return bytesOf(await studio.desk.exportScript({ params: { script: script.id }, query }));
    };
    expect(bytes.equals(await ask(about))).toBe(true);
    expect(bytes.equals(await ask({}))).toBe(false);
    await dialog.waitFor({ state: 'detached' });
  }
});

it('a file that takes long to write says so, and for how long', async () => {
  const { page } = open;
  let write = () => {};
  const written = new Promise<void>((done) => {
    write = done;
  });
  await page.route('**/export?*', async (route) => {
    await written;
    await route.continue();
  });
  await page.goto(chapter(1));
  await page.getByRole('textbox', { name: /^Script, version/ }).waitFor();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /^Export v/ });
  await dialog.getByLabel('Format').selectOption('docx');
  await dialog.getByRole('button', { name: 'Download' }).press('Enter');
  await dialog.getByRole('status').getByText('Writing the file: Word').waitFor();
  await dialog.getByText(/\(\d+ s\)/).waitFor();
  await expectAccessible(page);
  write();
  await dialog.waitFor({ state: 'detached' });
});
