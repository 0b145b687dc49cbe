import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { readBook } from '../../src/book/read/read-book.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import type { DraftInput } from '../../src/draft/types.ts';
import { inThread, pureWork } from '../../src/threads/in-thread.ts';
import { sampleFile } from '../harness/goldenrod.ts';

const drafting = pureWork<
  typeof import('../../src/draft/offline/draft-offline.ts'),
  'draftOffline'
>('draft/offline/draft-offline', 'draftOffline');
const reading = pureWork<typeof import('../../src/book/read/read-book.ts'), 'readBook'>(
  'book/read/read-book',
  'readBook',
);

const ASKER = { account: 'ann' };

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
  const drafted = await inThread(drafting, [input], ASKER);
  clearInterval(turning);
  expect(drafted).toEqual(await draftOffline(input));
  expect(turns).toBeGreaterThan(5);
});

test('a refusal crosses over with its code and hint', async () => {
  await expect(inThread(drafting, [await chapter('...')], ASKER)).rejects.toMatchObject({
    code: 'script.empty',
    hint: expect.any(String),
    details: { chapter: 1 },
  });
  const bytes = new TextEncoder().encode('{\\rtf1 a}');
  await expect(inThread(reading, [bytes, 'a.rtf'], ASKER)).rejects.toMatchObject({
    code: 'book.unsupported',
  });
});

test('more than there are processors are all done', async () => {
  const input = await chapter();
  const all = Array.from({ length: availableParallelism() * 3 }, () =>
    inThread(drafting, [input], ASKER),
  );
  const drafts = await Promise.all(all);
  expect(new Set(drafts.map(({ fountain }) => fountain)).size).toBe(1);
});

test('work that nobody wants any more ends in the middle, and the next is done', async () => {
  const endless = await chapter('Mara said, "Go." '.repeat(400_000));
  const gone = new AbortController();
  const working = inThread(drafting, [endless], { ...ASKER, signal: gone.signal });
  setTimeout(() => gone.abort(new Error('cancelled')), 100);
  await expect(working).rejects.toThrow('cancelled');
  await expect(inThread(drafting, [endless], { ...ASKER, signal: gone.signal })).rejects.toThrow(
    'cancelled',
  );
  expect((await inThread(drafting, [await chapter()], ASKER)).fountain).toContain('INT.');
});

const hasty = pureWork<typeof import('../../src/draft/offline/draft-offline.ts'), 'draftOffline'>(
  'draft/offline/draft-offline',
  'draftOffline',
  { seconds: 0.2 },
);
test('work that takes longer than it may is stopped and says so, and the next is done', async () => {
  const endless = await chapter('Mara said, "Go." '.repeat(400_000));
  await expect(inThread(hasty, [endless], ASKER)).rejects.toMatchObject({
    code: 'work.too_much',
    hint: expect.stringContaining('Divide'),
  });
  expect((await inThread(drafting, [await chapter()], ASKER)).fountain).toContain('INT.');
});

test('one account never has all threads: another is done while its long work goes on', async () => {
  const endless = await chapter('Mara said, "Go." '.repeat(400_000));
  const gone = new AbortController();
  const long = Array.from({ length: availableParallelism() + 1 }, () =>
    inThread(drafting, [endless], { ...ASKER, signal: gone.signal }),
  );
  const others = await inThread(drafting, [await chapter()], { account: 'ben' });
  expect(others.fountain).toContain('INT.');
  gone.abort(new Error('cancelled'));
  for (const { status } of await Promise.allSettled(long)) expect(status).toBe('rejected');
});

/** Of a thread of this process: field 19 of what Linux tells of it, counted after its name. */
const niceness = (id: string): number => {
  const told = readFileSync(`/proc/self/task/${id}/stat`, 'utf8');
  return Number(told.slice(told.lastIndexOf(')') + 2).split(' ')[16]);
};
/** The thread that serves has the number of the process; the rest are listed by their digits. */
const serving = () => niceness(String(process.pid));
const atFirst = process.platform === 'linux' ? serving() : 0;

test.skipIf(process.platform !== 'linux')(
  'a thread that works lets those go first that serve, and slows none of them',
  async () => {
    await inThread(drafting, [await chapter()], ASKER);
    expect(readdirSync('/proc/self/task').map(niceness)).toContain(Math.max(10, atFirst));
    expect(serving()).toBe(atFirst);
  },
);
