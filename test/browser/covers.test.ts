import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BookItem } from '../../src/contract/index.ts';
import { buildEpub, prose } from '../book/build-epub.ts';
import { SMALL_PICTURES } from '../book/small-pictures.ts';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { findOverflow } from './harness/find-overflow.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

const { 'image/png': PNG, 'image/jpeg': JPEG } = SMALL_PICTURES;
const EPUB = {
  files: [{ name: 'one.xhtml', body: `<h1>One</h1><p>${prose(300)}</p>` }],
  items: '<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>',
};

let open: OpenStudio;
let book: BookItem;
beforeAll(async () => {
  open = await openStudio();
});
beforeEach(async () => {
  const { desk } = open.studio;
  const body = new Uint8Array(buildEpub({ ...EPUB, extra: [{ name: 'OEBPS/c.png', data: PNG }] }));
  const query = { file_name: 'the-lamp.epub', again: true, title: 'The Lamp' };
  const imported = await desk.importBook({ query, body });
  book = await desk.getBook({ params: { book: imported.book.id } });
});
afterEach(async () => {
  // What the server refused is a failed request to the browser.
  open.watch.expectClean('Failed to load resource');
  for (const { id } of (await open.studio.desk.listBooks()).items) {
    await open.studio.desk.deleteBook({ params: { book: id } });
  }
});
afterAll(() => open?.[Symbol.asyncDispose]());

const cover = () => open.page.getByRole('img', { name: 'Cover of The Lamp' });
/** How wide the shown picture is by itself; 0 where it is not there. */
const shownWidth = () => cover().evaluate((image) => (image as HTMLImageElement).naturalWidth);
const kept = async () =>
  (await open.studio.desk.getBook({ params: { book: book.id } })).cover?.type ?? null;

async function openDetails() {
  const { page, at } = open;
  await page.goto(at(`/books/${book.handle}`));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Title, author, language, cover' }).click();
  return page.getByRole('dialog', { name: 'Details of the book' });
}

async function choose(picture: { name: string; mimeType: string; buffer: Buffer }) {
  await open.page.getByLabel('Picture for the cover').setInputFiles(picture);
}

const OWN = { name: 'own.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(JPEG) };

it('shows the cover of a book on the list and on its page, wide and narrow', async () => {
  const { page, at } = open;
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(at('/'));
    await expect.poll(shownWidth).toBe(4);
    expect(await findOverflow(page)).toEqual([]);
    await page.goto(at(`/books/${book.handle}`));
    await expect.poll(shownWidth).toBe(4);
    expect(await findOverflow(page)).toEqual([]);
  }
  await expectAccessible(page);
});

it('moves nothing when the cover comes', async () => {
  const { page, at } = open;
  let send = () => {};
  const held = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route('**/cover?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(at(`/books/${book.handle}`));
  const title = page.getByRole('heading', { name: 'The Lamp', level: 1 });
  const before = await title.boundingBox();
  send();
  await expect.poll(shownWidth).toBe(4);
  expect(await title.boundingBox()).toEqual(before);
  await page.unrouteAll();
});

it('gives a book another cover and takes it away, but not before it is saved', async () => {
  const { page } = open;
  let dialog = await openDetails();
  await choose(OWN);
  await dialog.getByRole('img', { name: 'The cover that you chose' }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await kept()).toBe('image/png');

  dialog = await openDetails();
  await choose(OWN);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await kept()).toBe('image/jpeg');
  const { sha256 } = (await open.studio.desk.getBook({ params: { book: book.id } })).cover ?? {};
  await expect.poll(() => cover().getAttribute('src')).toContain(sha256);

  dialog = await openDetails();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await kept()).toBe(null);
  await expect.poll(() => cover().count()).toBe(0);
});

it('says in the dialog why a picture cannot be a cover, and changes nothing', async () => {
  const dialog = await openDetails();
  await dialog.getByLabel('Title').fill('Another');
  await choose({ ...OWN, buffer: Buffer.from(JPEG.subarray(0, 100)) });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('it is damaged').waitFor();
  await choose({ ...OWN, buffer: Buffer.alloc(8 * 1024 * 1024 + 1) });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('larger than 8 MB').waitFor();
  expect(await open.studio.desk.getBook({ params: { book: book.id } })).toMatchObject({
    title: 'The Lamp',
    cover: { type: 'image/png' },
  });
});

it('says of an imported book that its cover could not be used', async () => {
  const { page, at } = open;
  await page.goto(at('/'));
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  const bytes = buildEpub(EPUB);
  await dropFiles(page, [{ name: 'lost.epub', type: 'application/epub+zip', bytes }]);
  await page.getByText('Missing or unreadable, and not imported: 1').click();
  await page.getByText('Cover: OEBPS/c.png: it is missing from the archive').waitFor();
});
