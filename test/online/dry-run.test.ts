import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeDryRun } from '../../src/cli/output/describe-dry-run.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { type DryRunOptions, dryRun as dryRunAnywhere } from '../../src/upgrade/dry-run.ts';
import { estimateDuration } from '../../src/upgrade/phase-1a/estimate-duration.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { opener, serverScratch } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import {
  START_NAMES,
  STARTS_WITH_DATA,
  type StartName,
  startTemplate,
} from '../starts/build-start.ts';
import { LAST, readState } from './online-start.ts';

const NAMES: Record<StartName, string> = {
  empty: 'empty',
  planned: 'planned',
  deployed: 'deployed',
  first: 'first',
  verbatim: 'verbatim',
  'verbatim-on-deployed': 'verbatim on deployed',
  'verbatim-on-deployed-by-hand': 'verbatim on deployed',
};

const dryRun = (db: Database, options: DryRunOptions = {}) =>
  dryRunAnywhere(db, { scratch: serverScratch, ...options });

describe.each(START_NAMES)('a dry run on %s', (start) => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    const server = sharedServer();
    database = await createDatabase(server, { template: await startTemplate(server, start) });
    db = await openDatabase({ url: database.url });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  test('knows the starting point and changes nothing', async () => {
    const before = await readState(database.url);
    expect((await dryRun(db)).start.name).toBe(NAMES[start]);
    expect(await readState(database.url)).toEqual(before);
  });

  test('tells the end from the start, and the start again after a rollback', async () => {
    await migrate(db, { to: LAST });
    expect((await dryRun(db, { to: LAST })).files).toEqual([]);
    expect((await dryRun(db, { to: LAST })).start.name).toBe('end');
    await rollback(db, { to: '20250828000000' });
    // What was empty has the application's tables now.
    const again = start === 'empty' ? 'planned' : NAMES[start];
    expect((await dryRun(db)).start.name).toBe(again);
  });
});

describe('what a dry run says', () => {
  const on = async <T>(start: StartName, work: (db: Database, url: string) => Promise<T>) => {
    const server = sharedServer();
    const database = await createDatabase(server, { template: await startTemplate(server, start) });
    const db = await openDatabase({ url: database.url });
    try {
      return await work(db, database.url);
    } finally {
      await db.close();
      await database.drop();
    }
  };

  test('each old status has its count and what it becomes', () =>
    on('deployed', async (db) => {
      const { statuses, duration } = await dryRun(db);
      // So few rows are a matter of seconds.
      expect(duration).toBe(null);
      expect(statuses).toContainEqual({ status: 'ready', becomes: 'active', rows: 10 });
      expect(statuses).toContainEqual({ status: 'ready', becomes: 'draft', rows: 2 });
      expect(statuses).toContainEqual({ status: 'approved', becomes: 'approved', rows: 2 });
      expect(statuses).toContainEqual({ status: null, becomes: 'active', rows: 1 });
    }));

  const SEVERAL = `
    alter table public.scripts drop constraint scripts_chapter_id_user_id_script_style_key;
    insert into public.scripts (chapter_id, user_id, script_style, script, created_at)
      select s.chapter_id, s.user_id, s.script_style, 'again ' || n, s.created_at + n * interval '1 day'
        from public.scripts s, generate_series(1, 3) n;
    update public.scripts set status = 'active' where script = 'again 2';
    update public.scripts set status = 'rejected' where script = 'again 3'`;

  test.each<[title: string, start: StartName, sql: string]>([
    ...STARTS_WITH_DATA.map((start): [string, StartName, string] => [start, start, 'select 1']),
    ['several scripts of one key', 'deployed', SEVERAL],
    [
      'an enum beside none of the other columns',
      'planned',
      `create type public.script_status as enum ('draft', 'evaluated', 'approved', 'rejected', 'active');
       alter table public.scripts add status public.script_status default 'draft'`,
    ],
  ])('it counts what the migration in fact writes: %s', (_title, start, sql) =>
    on(start, async (db, url) => {
      await withClient(url, (client) => client.query(sql));
      const { statuses } = await dryRun(db);
      await migrate(db, { to: LAST });
      const { rows } = await db.pool.query<{ status: string; rows: number }>(
        'select status::text, count(*)::integer as rows from public.scripts group by 1 order by 1',
      );
      const told = new Map<string, number>();
      for (const { becomes, rows: count } of statuses)
        told.set(becomes, (told.get(becomes) ?? 0) + count);
      expect([...told].sort()).toEqual(rows.map(({ status, rows: count }) => [status, count]));
    }),
  );

  test('how long it takes about, by its rows and how fast the server reads some of them', () =>
    on('deployed', async (db, url) => {
      await withClient(url, (client) =>
        client.query(
          `insert into public.scripts (chapter_id, user_id, script_style)
               select s.chapter_id, s.user_id, 'many ' || n
                 from (select * from public.scripts where chapter_id is not null limit 1) s, generate_series(1, 12000) n`,
        ),
      );
      // Counted, where the server never did.
      const uncounted = await estimateDuration(db.pool);
      await db.pool.query('analyze public.scripts');
      const run = await dryRun(db);
      const { rows, sampled, plain, online } = run.duration ?? {};
      expect(uncounted?.rows).toBe(rows);
      expect(sampled).toBeGreaterThan(12_000);
      expect(rows).toBeGreaterThanOrEqual(sampled ?? 0);
      expect((plain?.[1] ?? 0) / (plain?.[0] ?? 0)).toBeCloseTo(4);
      expect(online?.[0]).toBeGreaterThan(plain?.[0] ?? 0);
      expect(describeDryRun(run)).toMatch(
        /\d s in one transaction a file, or \d+ s to \d+ s with `--online`/,
      );
    }));

  test('views, policies and indexes that read the old status are named', () =>
    on('deployed', async (db) => {
      expect((await dryRun(db)).left.readsOldStatus).toEqual([
        'index public.scripts_waiting',
        'policy "Approved shared scripts can be read by all"',
        'view public.ready_scripts',
      ]);
    }));

  test('columns, triggers and foreign keys that nobody told of are left as they are', () =>
    on('planned', async (db) => {
      const { untouched } = (await dryRun(db)).left;
      expect(untouched).toContain('column public.scripts.shared');
      expect(untouched).toContain(
        'trigger scripts_touch on public.scripts, silent while rows are converted',
      );
      expect(untouched).toContain(
        'foreign key script_comments_script_id_fkey of public.script_comments to scripts',
      );
    }));

  test('where the plan ran, what is impossible is counted', () =>
    on('verbatim', async (db) => {
      const { files } = await dryRun(db);
      const converts = files.flatMap((file) => file.converts);
      expect(converts).toContainEqual(
        expect.objectContaining({
          what: 'scores outside of 0 to 100, which are cleared',
          rows: 3,
        }),
      );
    }));

  test('a shape that is none of them is described', () =>
    on('planned', async (db, url) => {
      await withClient(url, (client) =>
        client.query('alter table public.audio_generations drop column user_id cascade'),
      );
      const run = await dryRun(db);
      expect(run.start.name).toBe('unknown');
      expect(run.start.facts).toContain('image_generations has user_id');
      expect(run.start.facts).toContain('audio_generations has no user_id');
      expect(describeDryRun(run)).toContain('try it on a copy first');
    }));

  test('the first file locks the scripts whole while it converts them', () =>
    on('deployed', async (db) => {
      const first = (await dryRun(db)).files.find(({ version }) => version === '20251004000001');
      expect(first?.locks).toMatchObject([
        { table: 'public.scripts', mode: 'ACCESS EXCLUSIVE', work: 'write' },
      ]);
    }));

  test('what has a type or a parent of its own does not keep the locks from being tried', () =>
    on('planned', async (db, url) => {
      await withClient(url, (client) =>
        client.query(`create type public.mood as (word text);
          alter table public.scripts add column mood public.mood;
          create table public.plots (id uuid primary key);
          alter table public.scripts add column plot_id uuid references public.plots (id)`),
      );
      expect((await dryRun(db)).notTried).toBeNull();
    }));

  test('where the files would fail, it says how, and tells the locks of the planned start', () =>
    on('planned', async (db, url) => {
      await withClient(url, (client) =>
        client.query('alter table public.audio_generations rename column created_at to made_at'),
      );
      const run = await dryRun(db);
      expect(run.notTried).toMatch(/created_at/);
      expect(describeDryRun(run)).toContain('The locks are those of the planned start');
      const first = run.files.find(({ version }) => version === '20251004000001');
      expect(first?.locks).toMatchObject([{ table: 'public.scripts', mode: 'ACCESS EXCLUSIVE' }]);
    }));

  test('later files alone are tried on what the earlier ones made', () =>
    on('deployed', async (db) => {
      await migrate(db, { to: '20251004000003' });
      const run = await dryRun(db, { to: '20251004000004' });
      expect(run.files.map(({ locks }) => locks)).toMatchObject([
        [{ table: 'public.scripts', mode: 'ACCESS EXCLUSIVE', work: 'scan' }],
      ]);
    }));

  test('a scratch on a server and an embedded one tell the same locks', () =>
    on('verbatim', async (db) => {
      const embedded = await dryRunAnywhere(db);
      expect(embedded.notTried).toBeNull();
      expect(embedded.files).toEqual((await dryRun(db)).files);
    }));
});

describe('the embedded database', () => {
  const open = opener('embedded');

  test('has its dry run, and takes --online for a plain migration', async () => {
    const db = await open({ migrated: false });
    expect((await dryRun(db)).start.name).toBe('empty');
    const { applied } = await migrate(db, { to: LAST, online: { upgrade: PHASE_1A } });
    expect(applied.at(-1)?.version).toBe(LAST);
    expect((await dryRun(db, { to: LAST })).files).toEqual([]);
  });
});
