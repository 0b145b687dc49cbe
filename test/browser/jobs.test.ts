import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/check-accessibility.ts';
import { importSample } from './harness/import-sample.ts';
import { longBook } from './harness/long-book.ts';
import { type OpenStudio, openStudio } from './harness/open-studio.ts';

let open: OpenStudio;
let book: string;
let title: string;
beforeAll(async () => {
  open = await openStudio();
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

it('reads a book that was imported for who is in it', async () => {
  const { page, studio, at } = open;
  ({ handle: book, title } = await importSample(studio.desk));
  await page.goto(at('/'));
  await page.getByRole('button', { name: 'Jobs' }).click();
  const reading = page
    .getByRole('dialog', { name: 'Jobs' })
    .getByRole('listitem')
    .filter({ hasText: `Read who is in ${title}` });
  await reading.getByText(/^Done · /).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
});

it('follows a job that was asked for elsewhere, and shows what it made without a reload', async () => {
  const { page, studio } = open;
  await page.getByRole('button', { name: 'Jobs' }).click();
  const tray = page.getByRole('dialog', { name: 'Jobs' });
  await studio.desk.askJob({ body: { kind: 'draft-all', input: { book } } });
  const drafts = tray.getByRole('listitem').filter({ hasText: `Draft every chapter of ${title}` });
  await drafts.waitFor({ timeout: 4_000 });
  await drafts.getByText(/^Done · /).waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByText('3 drafts', { exact: true }).waitFor();
});

it('drafts a whole book from its page, where each chapter shows as soon as it is done', async () => {
  const { page, studio, at } = open;
  const { book: long } = await studio.desk.importBook({
    query: { file_name: 'by-steps.md' },
    body: longBook('by-steps.md', 30).bytes,
  });
  await page.goto(at(`/books/${long.handle}`));
  await page.getByRole('button', { name: 'Draft 30 chapters' }).click();
  await page.getByRole('button', { name: /^Drafted \d+ of 30 chapters$/ }).waitFor();
  const drafted = page.getByRole('list', { name: 'Chapters' }).getByText('Draft', { exact: true });
  const counts: number[] = [];
  await expect
    .poll(async () => counts[counts.push(await drafted.count()) - 1], { timeout: 45_000 })
    .toBe(30);
  expect(counts.some((count) => count > 0 && count < 30)).toBe(true);
  await page.getByRole('button', { name: /^Draft(ed)? \d+/ }).waitFor({ state: 'detached' });
});

it('shows how far a job is, step by step, until it is done', async () => {
  const { page, studio, at } = open;
  await page.goto(at('/'));
  await page.getByRole('button', { name: 'Jobs' }).click();
  const tray = page.getByRole('dialog', { name: 'Jobs' });
  const { book: long } = await studio.desk.importBook({
    query: { file_name: 'in-the-tray.md' },
    body: longBook('in-the-tray.md', 40).bytes,
  });
  await studio.desk.askJob({ body: { kind: 'draft-all', input: { book: long.handle } } });
  const job = tray.getByRole('listitem').filter({ hasText: `of ${long.title}` });
  const bar = job.getByRole('progressbar');
  const shares: number[] = [];
  await expect
    .poll(
      async () => {
        shares.push(
          Number(
            (await bar.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null)) ?? 0,
          ),
        );
        return job.textContent();
      },
      { timeout: 45_000 },
    )
    .toContain('Done · ');
  expect(new Set(shares).size).toBeGreaterThan(2);
  const { id } = await studio.desk.draftScript({ params: { book, number: '1' }, body: {} });
  const { handle, version } = await studio.desk.getScript({ params: { script: id } });
  await studio.desk.askJob({ body: { kind: 'evaluate', input: { script: handle } } });
  const evaluation = tray.getByRole('listitem').filter({
    hasText: `Evaluate version ${version} of chapter 1 of ${title}`,
  });
  await evaluation.getByText(/^Done · /).waitFor();
  await page.keyboard.press('Escape');
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
