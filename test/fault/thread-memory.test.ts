import { expect, test, vi } from 'vitest';
import { inThread, pureWork } from '../../src/threads/in-thread.ts';

const comparing = pureWork<typeof import('../../src/screenplay/compare-page.ts'), 'comparePage'>(
  'screenplay/compare-page',
  'comparePage',
);

// A file of its own process: threads keep the limit with which they began.
test('work that takes more memory than a thread may ends alone, and the next is done', async () => {
  vi.stubEnv('GOLDENROD_THREAD_MEGABYTES', '48');
  const many = 'A\n\n'.repeat(1_000_000);
  const asker = { account: 'ann' };
  await expect(inThread(comparing, [many, many, 0], asker)).rejects.toMatchObject({
    code: 'work.too_much',
    message: 'this takes more than 48 MB of memory, and was stopped',
  });
  expect((await inThread(comparing, ['A.', 'B.', 0], asker)).entries).toHaveLength(1);
});
