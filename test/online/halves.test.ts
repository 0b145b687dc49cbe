import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScratch } from '../../src/db/embedded/open-scratch.ts';
import { unfinishedUpgrade } from '../../src/db/migrate/abandon-online.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import type { TestDatabase } from '../harness/databases.ts';
import { withClient } from '../harness/databases.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { until } from '../harness/until.ts';
import { OldWriter } from './old-writer.ts';
import {
  expectedState,
  LAST,
  onlineStart,
  readState,
  SMALL_BATCHES,
  WRITERS,
} from './online-start.ts';

describe('an online migration in two halves', () => {
  test.each(['planned', 'deployed', 'verbatim'] as const)(
    'from %s comes to what a plain one does, with old code at work between them',
    async (start) => {
      const database = await onlineStart(sharedServer(), start);
      const writers = Array.from(
        { length: WRITERS },
        (_, number) => new OldWriter(database.url, start, number),
      );
      const written = () => writers.flatMap(({ log }) => log).length;
      const db = await openDatabase({ url: database.url });
      const half = (which: 'prepare' | 'complete') =>
        migrate(db, {
          to: LAST,
          online: { upgrade: PHASE_1A, half: which, limits: SMALL_BATCHES },
        });
      try {
        const first = await half('prepare');
        expect(first.applied.map(({ name }) => name)).toEqual(['baseline']);
        const unfinished = await unfinishedUpgrade(db, PHASE_1A);
        expect(unfinished?.files.map(({ prepared, converted }) => [prepared, converted])).toEqual(
          Array.from({ length: 3 }, () => [true, false]),
        );
        const before = written();
        await until(() => written() > before + 20);
        const second = await half('complete');
        expect([second.applied, second.waiting]).toEqual([first.waiting, []]);
      } finally {
        for (const writer of writers) await writer.stop();
        await db.close();
      }
      const state = await readState(database.url);
      const logs = writers.map(({ log }) => log);
      const expected = await expectedState(sharedServer(), start, logs);
      expect(state.schema).toBe(expected.schema);
      expect(state.rows).toEqual(expected.rows);
      await database.drop();
    },
  );

  test('prepared on an empty database has the tables that it needs, and is completed', async () => {
    const database = await onlineStart(sharedServer(), 'empty');
    const db = await openDatabase({ url: database.url });
    const half = (which: 'prepare' | 'complete') =>
      migrate(db, { to: LAST, online: { upgrade: PHASE_1A, half: which } });
    const first = await half('prepare');
    const second = await half('complete');
    await db.close();
    expect(first.applied.length).toBeGreaterThan(0);
    expect(second.applied).toEqual(first.waiting);
    const expected = await expectedState(sharedServer(), 'empty', []);
    expect(await readState(database.url)).toEqual(expected);
    await database.drop();
  });

  test('is refused on the embedded database, where nobody else is at work', async () => {
    const db = await openScratch();
    const online = { upgrade: PHASE_1A, half: 'prepare' as const };
    await expect(migrate(db, { online })).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('goldenrod db migrate'),
    });
    await db.close();
  });
});

describe('goldenrod db migrate --online', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await onlineStart(sharedServer(), 'deployed');
  });
  afterAll(() => database.drop());
  const run = (...args: string[]) => goldenrod(['db', ...args, '--database-url', database.url]);
  const isOld = () =>
    withClient(database.url, async (client) => {
      const { rows } = await client.query("select to_regtype('public.script_evaluations') as made");
      return rows[0].made === null;
    });

  test('--complete changes nothing where nothing was prepared, and says what to run', async () => {
    const before = await readState(database.url);
    const refused = await run('migrate', '--online', '--complete', '--json');
    const { error } = JSON.parse(refused.stderr);
    expect([refused.code, error.code]).toEqual([1, 'migration.unprepared']);
    expect(error.hint).toContain('--online --prepare');
    expect(await readState(database.url)).toEqual(before);
  });

  test.each([
    [['--prepare', '--complete', '--online']],
    [['--prepare', '--abandon', '--online']],
    [['--prepare']],
    [['--complete']],
  ])('%s is no way to call it', async (args) => {
    expect((await run('migrate', ...args)).code).toBe(2);
  });

  test('--prepare leaves the old shape, which status tells; --complete makes the new one', async () => {
    const prepared = await run('migrate', '--online', '--prepare');
    expect(prepared.stdout).toMatch(
      /^Applied:\n {2}\S+_baseline\n\nPrepared\. Old code goes on as it is; these wait:\n {2}2025/,
    );
    expect([prepared.code, await isOld()]).toEqual([0, true]);
    const { stdout } = await run('status');
    expect(stdout).toMatch(/20251004000001\S+: prepared\n/);
    expect(stdout).toContain('`goldenrod db migrate --online --complete` puts it in place');
    const completed = await run('migrate', '--online', '--complete', '--json');
    expect(completed).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(await isOld()).toBe(false);
    expect(JSON.parse(completed.stdout).waiting).toEqual([]);
    expect((await run('verify')).code).toBe(0);
  });
});
