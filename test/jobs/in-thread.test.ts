import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { readBook } from '../../src/book/read/read-book.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import type { DraftInput } from '../../src/draft/types.ts';
import { doneAhead } from '../../src/jobs/thread/done-ahead.ts';
import { inThread } from '../../src/jobs/thread/in-thread.ts';
import { sampleFile } from '../harness/goldenrod.ts';

async function chapter(text?: string): Promise<DraftInput> {
  const book = await readBook(readFileSync(sampleFile), 'sample.md');
  const [first] = book.chapters;
  return {
    book: { title: book.title, author: book.author },
    chapter: { number: 1, title: 'One', text: text ?? first?.text ?? '' },
    style: 'cinematic_movie',
    known: [],
  };
}

test('what a thread does is what is done here, and others go on meanwhile', async () => {
  const input = await chapter();
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const drafted = await inThread('draft', input);
  clearInterval(turning);
  expect(drafted).toEqual(await draftOffline(input));
  expect(turns).toBeGreaterThan(5);
});

test('a refusal crosses over with its code and hint', async () => {
  await expect(inThread('draft', await chapter('...'))).rejects.toMatchObject({
    code: 'script.empty',
    hint: expect.any(String),
    details: { chapter: 1 },
  });
  const bytes = new TextEncoder().encode('%PDF-1.7 \0');
  await expect(inThread('readBook', { bytes, fileName: 'a.pdf' })).rejects.toMatchObject({
    code: 'book.unsupported',
  });
});

test('more than there are processors are all done', async () => {
  const input = await chapter();
  const all = Array.from({ length: availableParallelism() * 3 }, () => inThread('draft', input));
  const drafts = await Promise.all(all);
  expect(new Set(drafts.map(({ fountain }) => fountain)).size).toBe(1);
});

test('work that nobody wants any more ends in the middle, and the next is done', async () => {
  const endless = await chapter('Mara said, "Go." '.repeat(400_000));
  const gone = new AbortController();
  const working = inThread('draft', endless, gone.signal);
  setTimeout(() => gone.abort(new Error('cancelled')), 100);
  await expect(working).rejects.toThrow('cancelled');
  await expect(inThread('draft', endless, gone.signal)).rejects.toThrow('cancelled');
  expect((await inThread('draft', await chapter())).fountain).toContain('INT.');
});

test('what was done ahead is taken for the same input, and done again for another', async () => {
  const done: number[] = [];
  const work = await doneAhead(
    async ({ n }: { n: number }) => {
      done.push(n);
      return n * 2;
    },
    { n: 1 },
  );
  expect([await work({ n: 1 }), await work({ n: 2 })]).toEqual([2, 4]);
  expect(done).toEqual([1, 2]);
});
