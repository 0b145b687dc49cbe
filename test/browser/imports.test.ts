import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
});
// What the server refused is a failed request to the browser.
afterEach(() => open.watch.expectClean('Failed to load resource'));
afterAll(() => open?.[Symbol.asyncDispose]());

const text = (content: string) => new TextEncoder().encode(content);

it('says in place why a file is no book, and what to do', async () => {
  const { page } = open;
  await dropFiles(page, [
    { name: 'broken.epub', type: 'application/epub+zip', bytes: text('not a zip at all') },
    { name: 'empty.txt', type: 'text/plain', bytes: text('') },
    {
      name: 'image.png',
      type: 'image/png',
      bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
    },
  ]);
  const rows = page.getByRole('list', { name: 'Imports' }).getByRole('listitem');
  await expect.poll(() => rows.getByText('was not imported').count()).toBe(3);
  expect(await rows.nth(0).textContent()).toContain('The file is named .epub but is plain text');
  expect(await rows.nth(1).textContent()).toMatch(/empty|no text/i);
  await expectAccessible(page);
});

it('says that a file is on the desk already, and makes a second copy when asked', async () => {
  const { page, studio } = open;
  const file = {
    name: 'twice.md',
    type: 'text/markdown',
    bytes: text('# Twice\n\n## One\n\nOnce.\n'),
  };
  await dropFiles(page, [file]);
  await page.getByText(/is on the desk: \d+ chapter/).waitFor();
  await dropFiles(page, [file]);
  await page.getByText('is on the desk already').waitFor();
  await page.getByRole('button', { name: 'Import a second copy' }).click();
  await expect.poll(async () => (await studio.desk.listBooks()).items.length).toBe(2);
});

it('takes a file dropped on any page to the books', async () => {
  const { page, at } = open;
  await page.goto(at('/no/such/page'));
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await dropFiles(page, [
    {
      name: 'three.txt',
      type: 'text/plain',
      bytes: text('Chapter 1\n\nA story of three words and more.\n'),
    },
  ]);
  await page.getByText(/is on the desk: \d+ chapter/).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

it('deletes a book only when asked twice', async () => {
  const { page, studio, at } = open;
  const before = (await studio.desk.listBooks()).items;
  await page.goto(at(`/books/${before[0]?.handle}`));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete the book' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this book for good?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect((await studio.desk.listBooks()).items).toHaveLength(before.length);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete the book' }).click();
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  expect((await studio.desk.listBooks()).items).toHaveLength(before.length - 1);
});
