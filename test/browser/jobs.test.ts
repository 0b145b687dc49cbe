import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
let book: string;
beforeAll(async () => {
  open = await openStudio();
  ({ handle: book } = await importSample(open.studio.desk));
});
afterEach(() => open.watch.expectClean());
afterAll(() => open?.[Symbol.asyncDispose]());

it('has nothing to show at first, and says what will show up', async () => {
  const { page, at } = open;
  await page.goto(at('/'));
  await page.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  const tray = page.getByRole('dialog', { name: 'Jobs' });
  await tray.getByText('Nothing is under way.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await tray.waitFor({ state: 'detached' });
});

it('follows a job that was asked for elsewhere, and shows what it made without a reload', async () => {
  const { page, studio } = open;
  await page.getByRole('button', { name: 'Jobs' }).click();
  const tray = page.getByRole('dialog', { name: 'Jobs' });
  await studio.desk.askJob({ body: { kind: 'draft-all', input: { book } } });
  await tray.getByText(`Draft every chapter of ${book}`).waitFor({ timeout: 4_000 });
  await tray.getByText(/^Done · /).waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByText('3 draft', { exact: true }).waitFor();
});

it('cancels a job', async () => {
  const { page, studio } = open;
  const chapter = 'Mara climbed the stairs. “Who is there?” said Mara. Nobody answered.\n\n'.repeat(
    40,
  );
  const text = Array.from({ length: 100 }, (_, at) => `# Chapter ${at + 1}\n\n${chapter}`).join('');
  const { book: long } = await studio.desk.importBook({
    query: { file_name: 'a-long-book.md' },
    body: new TextEncoder().encode(text),
  });
  await page.getByRole('button', { name: 'Jobs' }).click();
  const tray = page.getByRole('dialog', { name: 'Jobs' });
  const { id } = await studio.desk.askJob({
    body: { kind: 'draft-all', input: { book: long.handle } },
  });
  await tray.getByRole('button', { name: /^Cancel Draft every chapter/ }).click();
  await tray.getByText(/^Cancelled · /).waitFor({ timeout: 30_000 });
  expect((await studio.desk.getJob({ params: { job: id } })).state).toBe('cancelled');
});
