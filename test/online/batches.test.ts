import { expect, test } from 'vitest';
import { createDatabase, withClient } from '../harness/databases.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startTemplate } from '../starts/build-start.ts';

/** How many old words the largest of the transactions noted that filled the status. */
async function largestBatch(...args: string[]): Promise<number> {
  const template = await startTemplate(sharedServer(), 'deployed');
  const { url, drop } = await createDatabase(sharedServer(), { template });
  try {
    const only = ['--to', '20251004000001', '--database-url', url];
    const answer = await goldenrod(['db', 'migrate', '--online', ...only, ...args]);
    expect(answer.code, answer.stderr).toBe(0);
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ largest: number }>(
        `select max(rows)::integer as largest from (
           select count(*) as rows from goldenrod_archive.old_values
            where relation = 'public.scripts' group by xmin::text) as batch`,
      );
      return rows[0]?.largest ?? 0;
    });
  } finally {
    await drop();
  }
}

test('--largest-batch is how many rows a transaction of --online writes at most', async () => {
  expect(await largestBatch('--largest-batch', '2', '--pause', '0')).toBeLessThanOrEqual(2);
  expect(await largestBatch()).toBeGreaterThan(2);
});

test.each([
  ['--largest-batch', '0'],
  ['--pause', '-1'],
])('%s %s is asked wrongly', async (option, value) => {
  const answer = await goldenrod(['db', 'migrate', '--online', `${option}=${value}`]);
  expect([answer.code, answer.stdout]).toEqual([2, '']);
});
