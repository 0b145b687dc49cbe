import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { abandonOnline, unfinishedUpgrade } from '../../src/db/migrate/abandon-online.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import type { MigrationEvent } from '../../src/db/migration-files/events.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { until } from '../harness/until.ts';
import { STARTS_WITH_DATA, type StartName, startTemplate } from '../starts/build-start.ts';
import { fingerprint } from '../starts/fingerprint.ts';
import { runApart } from './killable-runner.ts';
import { OldWriter } from './old-writer.ts';
import { BASE, LAST, onlineStart, readState, SMALL_BATCHES, WRITERS } from './online-start.ts';

const FIRST = '20251004000001';
const SCHEMAS = ['public', 'goldenrod', 'goldenrod_archive', 'legacy'];

const stateOf = (url: string) =>
  withClient(url, async (client) => ({
    schema: await schemaSnapshot(client, { schemas: SCHEMAS }),
    rows: await fingerprint(client),
  }));

const publicOf = (url: string) => withClient(url, (client) => schemaSnapshot(client));

interface Begun extends TestDatabase {
  db: Database;
  before: Awaited<ReturnType<typeof stateOf>>;
}

/** A database of a start, with what it is before anything happens to it. */
async function onStart(start: StartName, work: (begun: Begun) => Promise<void>): Promise<void> {
  const template = await startTemplate(sharedServer(), start);
  const database = await createDatabase(sharedServer(), { template });
  const before = await stateOf(database.url);
  const db = await openDatabase({ url: database.url });
  try {
    await work({ ...database, db, before });
  } finally {
    await db.close();
    await database.drop();
  }
}

class Stopped extends Error {}

/** Migrates online until an event of which `isLast` is true, and ends there as if killed. */
async function stopAt(db: Database, isLast: (event: MigrationEvent) => boolean): Promise<void> {
  const online = { upgrade: PHASE_1A, limits: SMALL_BATCHES };
  const onEvent = (event: MigrationEvent) => {
    if (isLast(event)) throw new Stopped();
  };
  await expect(migrate(db, { to: LAST, online, onEvent })).rejects.toThrow(Stopped);
}

const startsFirstFile = (event: MigrationEvent) =>
  event.kind === 'started' && event.file.startsWith(FIRST);
const endsFirstFile = (event: MigrationEvent) =>
  event.kind === 'finished' && event.file.startsWith(FIRST);

const abandon = (db: Database) => abandonOnline(db, { upgrade: PHASE_1A });

/** Names of what stands in public and in the archive. */
const OBJECTS = `
select a.attrelid::regclass || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
union all select c.oid::regclass::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'i'
union all select tgrelid::regclass || '.' || tgname from pg_trigger where not tgisinternal
union all select conrelid::regclass || '.' || conname from pg_constraint where contype = 'c' and conrelid <> 0
union all select c.oid::regclass::text from pg_class c
 where c.relnamespace = to_regnamespace('goldenrod_archive') and c.relkind = 'r' and c.relname like 'touched%'`;

async function namesOf(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) => client.query<{ name: string }>(OBJECTS));
  return rows.map(({ name }) => (/goldenrod_archive|auth\./.test(name) ? name : `public.${name}`));
}

describe('an online upgrade that was stopped', () => {
  test.concurrent.each(STARTS_WITH_DATA)(
    'before the first swap, from %s, is told whole, and abandoned leaves nothing',
    (start) =>
      onStart(start, async ({ db, url, before }) => {
        const names = await namesOf(url);
        await stopAt(db, startsFirstFile);
        const left = (await namesOf(url)).filter((name) => !names.includes(name));
        const unfinished = await unfinishedUpgrade(db, PHASE_1A);
        expect(unfinished?.runner).toBe(null);
        expect(
          unfinished?.files.flatMap((file) => file.left.map(({ name }) => name)).sort(),
        ).toEqual(left.sort());
        const { abandoned, applied } = await abandon(db);
        expect([abandoned.length, applied]).toEqual([3, []]);
        expect(await stateOf(url)).toEqual(before);
        expect(await unfinishedUpgrade(db, PHASE_1A)).toBeUndefined();
        expect((await abandon(db)).abandoned).toEqual([]);
      }),
  );

  test('at every other of its steps, abandoned leaves nothing, and can be begun again', () =>
    onStart('deployed', async ({ db, url, before }) => {
      for (let step = 1, stopped = true; stopped; step += 2) {
        let seen = 0;
        await stopAt(db, (event) => {
          if (event.kind === 'step') seen += 1;
          return seen === step || startsFirstFile(event);
        });
        stopped = seen === step;
        await abandon(db);
        const after = await stateOf(url);
        expect(after.schema, `step ${step}`).toBe(before.schema);
        expect(after.rows, `step ${step}`).toEqual(before.rows);
      }
      const done = await migrate(db, { to: LAST, online: { upgrade: PHASE_1A } });
      expect(done.applied).toHaveLength(9);
    }));

  test('beside old writers, abandoned leaves what they wrote, as if nothing had been', async () => {
    const database = await onlineStart(sharedServer(), 'deployed');
    const writers = Array.from(
      { length: WRITERS },
      (_, number) => new OldWriter(database.url, 'deployed', number),
    );
    const db = await openDatabase({ url: database.url });
    await stopAt(db, startsFirstFile).finally(async () => {
      await abandon(db);
      for (const writer of writers) await writer.stop();
      await db.close();
    });
    const written = writers.flatMap(({ log }) => log);
    expect(written.length).toBeGreaterThan(0);
    const beside = await onlineStart(sharedServer(), 'deployed');
    await withClient(beside.url, async (client) => {
      for (const { text, values } of written) await client.query(text, values);
    });
    expect(await readState(database.url)).toEqual(await readState(beside.url));
    await database.drop();
    await beside.drop();
  });

  test('after its first file, what is applied stays, and a rollback takes it back', () =>
    onStart('deployed', async ({ db, url, before }) => {
      const whatPublicWas = await publicOf(url);
      await stopAt(db, endsFirstFile);
      const { abandoned, applied } = await abandon(db);
      expect(abandoned.map(({ version }) => version)).toEqual(['20251004000002', '20251004000003']);
      expect(applied.map(({ version }) => version)).toEqual([FIRST]);
      await rollback(db, { to: BASE });
      const after = await stateOf(url);
      expect(after.rows).toEqual(before.rows);
      expect(await publicOf(url)).toBe(whatPublicWas);
    }));

  test('between the swap of a file and its line in the history, asks before it takes that back', () =>
    onStart('deployed', async ({ db, url, before }) => {
      await stopAt(db, endsFirstFile);
      await db.pool.query('delete from supabase_migrations.schema_migrations where version = $1', [
        FIRST,
      ]);
      await expect(abandon(db)).rejects.toMatchObject({
        code: 'migration.needs_consent',
        message: expect.stringContaining(FIRST),
      });
      await abandonOnline(db, { upgrade: PHASE_1A, evenConverted: true });
      expect((await stateOf(url)).rows).toEqual(before.rows);
    }));

  test('in the middle of a later file, abandoned leaves nothing of that', () =>
    onStart('deployed', async ({ db, url }) => {
      for (const file of LATER) {
        const online = { upgrade: PHASE_1A };
        await migrate(db, { to: file.before, online });
        const before = await inUse(url);
        await failInTheMiddle(db, file.sql, async () => {
          await expect(migrate(db, { to: file.version, online })).rejects.toMatchObject({
            message: expect.stringContaining('stopped here'),
          });
        });
        const { abandoned } = await abandon(db);
        expect(abandoned.map(({ version }) => version)).toEqual([file.version]);
        expect(await inUse(url), file.version).toEqual(before);
        expect((await abandon(db)).abandoned).toEqual([]);
      }
    }));

  test.concurrent.each(['deployed', 'first'] as const)(
    'from %s, what an earlier rollback archived stays in the archive',
    (start) =>
      onStart(start, async ({ db, url }) => {
        await migrate(db, { to: LAST });
        await db.pool.query(WHAT_THE_OLD_SHAPE_CANNOT_HOLD);
        await rollback(db, { to: BASE });
        const [before, archive] = [await stateOf(url), await archiveOf(url)];
        expect(archive.get('rows')?.rows).toBeGreaterThan(1);
        await stopAt(db, startsFirstFile);
        await abandon(db);
        expect(await stateOf(url)).toEqual(before);
        expect(await archiveOf(url)).toEqual(archive);
      }),
  );
});

/** One that converts, one that makes a table, one that comes late. */
const LATER = readMigrationFiles().flatMap(({ version, sql }, place, all) => {
  const before = all[place - 1]?.version ?? '';
  return /000004$|000005$|000100$/.test(version) ? [{ version, before, sql }] : [];
});

/** Has the statement in the middle of a file fail while `work` goes on. */
async function failInTheMiddle(db: Database, sql: string, work: () => Promise<void>) {
  const statements = splitStatements(sql).filter(({ text }) => /^(create|alter) /.test(text));
  const { text = '' } = statements[Math.floor(statements.length / 2)] ?? {};
  await db.pool.query(`
    create function stop_in_the_middle() returns event_trigger language plpgsql as $stop$
    begin
      if current_query() = ${pg.escapeLiteral(text)} then raise exception 'stopped here'; end if;
    end
    $stop$;
    create event trigger stop_here on ddl_command_start execute function stop_in_the_middle()`);
  await work();
  await db.pool.query('drop event trigger stop_here; drop function stop_in_the_middle()');
}

/**
 * Outside of the archive, to which a rollback takes its tables, and without the search paths that
 * 20251004000004 gives to functions of the files before it, which its rollback leaves.
 */
const inUse = (url: string) =>
  withClient(url, async (client) => {
    const schemas = ['public', 'goldenrod', 'legacy'];
    const schema = await schemaSnapshot(client, { schemas });
    return {
      schema: schema.replaceAll(/^ SET search_path .*\n/gm, ''),
      rows: await fingerprint(client),
    };
  });

const WHAT_THE_OLD_SHAPE_CANNOT_HOLD = `
update public.scripts set evaluation_score = 50, evaluation_feedback = 'kept'
 where id = (select min(id::text)::uuid from public.scripts);
update public.image_generations i set character_id = (
  select min(k.id::text)::uuid from public.characters k where k.user_id = i.user_id)`;

const archiveOf = (url: string) =>
  withClient(url, (client) => fingerprint(client, { schema: 'goldenrod_archive' }));

async function isThere(client: pg.Client, column: string): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_attribute where attrelid = 'public.scripts'::regclass and attname = $1",
    [column],
  );
  return rows.length > 0;
}

describe('goldenrod db', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await onlineStart(sharedServer(), 'deployed');
  });
  afterAll(() => database.drop());
  const run = (...args: string[]) => goldenrod(['db', ...args, '--database-url', database.url]);

  test('has nothing to abandon where nothing was begun, and says so with exit code 0', async () => {
    const answer = await run('migrate', '--online', '--abandon');
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to abandon/) });
    const { online } = JSON.parse((await run('status', '--json')).stdout);
    expect(online).toBe(null);
    expect((await run('migrate', '--abandon')).code).toBe(2);
  });

  test('refuses to abandon beside a runner; once that is killed, status tells what is left and abandon takes it out', async () => {
    const before = await stateOf(database.url);
    await withClient(database.url, async (client) => {
      await runApart('up', database.url, async (kill) => {
        await until(() => isThere(client, 'status_next'));
        // Whoever reads scripts from here on keeps the runner from its swap.
        await client.query('begin; lock table public.scripts in access share mode');
        const refused = await run('migrate', '--online', '--abandon', '--json');
        const { error } = JSON.parse(refused.stderr);
        expect([refused.code, error.code]).toEqual([1, 'db.busy']);
        expect(error.message).toMatch(/another runner is migrating this database \(process \d+/);
        expect((await run('status')).stdout).toMatch(/a runner is at work \(process \d+/);
        kill();
      });
      await client.query('rollback');
    });
    const told = (await run('status')).stdout;
    expect(told).toMatch(/An online upgrade was begun at 20\S+, and nobody is at work on it/);
    expect(told).toContain('    column public.scripts.status_next\n');
    expect(told).toContain('`goldenrod db migrate --online --abandon` takes all of it out again');
    const dry = await run('migrate', '--online', '--abandon', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Would take out/) });
    const done = await run('migrate', '--online', '--abandon');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Took out/) });
    expect(await stateOf(database.url)).toEqual(before);
  });
});
