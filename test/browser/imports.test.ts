import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { dropFiles } from './harness/drop-files.ts';
import { importSample } from './harness/import-sample.ts';
import { longBook } from './harness/long-book.ts';
import { loseNext } from './harness/lose-next.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
beforeAll(async () => {
  open = await openStudio();
});
// What the server refused is a failed request to the browser.
afterEach(() => open.watch.expectClean('Failed to load resource'));
afterAll(() => open?.[Symbol.asyncDispose]());

const text = (content: string) => new TextEncoder().encode(content);

/** Notes from now on whatever the list of imports says; nothing is too short to be noted. */
async function watchImports(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said = new Set<string>();
    new MutationObserver(() => {
      const list = document.querySelector('[aria-label="Imports"]');
      for (const row of list?.children ?? []) said.add(row.textContent ?? '');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { saidByImports: said });
  });
  return () =>
    page.evaluate(() => [...(window as unknown as { saidByImports: Set<string> }).saidByImports]);
}

/** What goes out of the tab goes slowly, 200 kB a second. */
async function slowNetwork(page: Page) {
  const session = await page.context().newCDPSession(page);
  const upload = (uploadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await session.send('Network.enable');
  await upload(200_000);
  return { asBefore: () => upload(-1) };
}

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
  // As it is seen: what is folded away is no part of it.
  const broken = async () => (await rows.nth(0).allInnerTexts()).join();
  expect(await broken()).toContain('The file is damaged, or not all of it is here.');
  expect(await broken()).not.toMatch(/archive|zip|container/i);
  await rows.nth(0).getByText('What was found in it').click();
  expect(await broken()).toContain('The file is named .epub but is plain text');
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

it('says how far an import is, and shows it among the jobs', async () => {
  const { page } = open;
  await page.reload();
  const said = await watchImports(page);
  await dropFiles(page, [longBook('a-long-story.md', 1_500)]);
  await page.getByRole('progressbar', { name: 'Import of a-long-story.md' }).waitFor();
  await page.getByText('is on the desk: 1,500 chapters').waitFor();
  const steps = await said();
  expect(steps.some((step) => /Sending: \d+ %|Sent/.test(step))).toBe(true);
  expect(steps.some((step) => /Reading a-long-story\.md|Storing 1,500 chapters/.test(step))).toBe(
    true,
  );
  await page.getByRole('button', { name: 'Jobs' }).click();
  const job = page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').filter({
    hasText: 'Import a-long-story.md',
  });
  await job.getByText(/^Done · /).waitFor();
  await page.keyboard.press('Escape');
});

it('stops the sending of a file when asked', async () => {
  const { page, studio } = open;
  await page.reload();
  const before = (await studio.desk.listJobs()).items.length;
  const network = await slowNetwork(page);
  await dropFiles(page, [longBook('stopped.md')]);
  await page.getByText(/^Sending: \d+ %/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel the import of stopped.md' }).click();
  await page.getByText('was not imported: it was cancelled').waitFor();
  await network.asBefore();
  await expectAccessible(page);
  expect((await studio.desk.listJobs()).items).toHaveLength(before);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('is on the desk: 400 chapters').waitFor();
});

it('stops the reading of a file when asked, and no book comes of it', async () => {
  const { page, studio } = open;
  await page.reload();
  const before = (await studio.desk.listBooks()).items.length;
  await dropFiles(page, [longBook('unread.md', 1_500)]);
  await page.getByText(/^(Reading|Waiting for its turn)/).waitFor();
  await page.getByRole('button', { name: 'Cancel the import of unread.md' }).click();
  await page.getByText('was not imported: it was cancelled').waitFor();
  const [job] = (await studio.desk.listJobs({ query: { kind: 'import' } })).items;
  expect(job).toMatchObject({ state: 'cancelled', input: { file_name: 'unread.md' } });
  expect((await studio.desk.listBooks()).items).toHaveLength(before);
});

it('sends a file again when the connection was lost on its way', async () => {
  const { page, watch } = open;
  await page.reload();
  await loseNext(page, '**/v1/files*');
  await dropFiles(page, [longBook('lost.md', 410)]);
  await page.getByText('The connection is lost.').waitFor();
  await page.getByText('is on the desk: 410 chapters').waitFor();
  watch.expectClean('net::ERR_CONNECTION_RESET');
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

it('a book is given another title, author and language from its page', async () => {
  const { page } = open;
  const { handle, author } = await importSample(open.studio.desk);
  await page.goto(open.at(`/books/${handle}`));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Title, author, language, cover' }).click();
  const dialog = page.getByRole('dialog', { name: 'Details of the book' });
  await expect.poll(() => dialog.getByLabel('Author').inputValue()).toBe(author);
  await dialog.getByLabel('Title').fill('Moonlight');
  await dialog.getByLabel('Author').fill('');
  await dialog.getByLabel('Language').fill('en-GB');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Moonlight' }).waitFor();
  expect(await open.studio.desk.getBook({ params: { book: handle } })).toMatchObject({
    title: 'Moonlight',
    author: null,
    language: 'en-GB',
  });
});
