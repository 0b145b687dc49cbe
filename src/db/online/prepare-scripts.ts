import type pg from 'pg';
import type { MigrationFile } from '../migrate/migration-files.ts';
import { splitStatements } from '../migrate/split-statements.ts';
import { isPgError } from '../pg-error.ts';
import { buildIndex, dropInvalidIndex } from './build-index.ts';
import { drainTouched } from './drain-touched.ts';
import { type IndexStatement, readIndexStatement } from './index-statement.ts';
import {
  FILL_STATUS_NEXT,
  FILL_STATUS_NEXT_TRIGGER,
  FINISH_ONLINE,
  NOTE_TOUCHED,
  NOTE_TOUCHED_TRIGGER,
  NUMBER_VERSIONS_TRIGGER,
} from './interim-scripts.ts';
import { type OnlineSession, patiently, runShort } from './online-session.ts';
import { runBatches } from './run-batches.ts';
import { readScriptsShape, type ScriptsShape } from './scripts-shape.ts';
import { silently } from './silently.ts';
import { forgetFacts, storeFact } from './starting-fact.ts';

const FILLED_TO = 'filled_to';
const SETTLED_TO = 'settled_to';
const KEY = 'chapter_id, user_id, script_style';
const VERSION_KEY = 'scripts_chapter_id_user_id_script_style_version_key';
const ONE_ACTIVE = 'scripts_one_active_key';

/** The costly parts of 20251004000001, done while the application goes on. */
export async function prepareScripts(session: OnlineSession, file: MigrationFile): Promise<void> {
  const shape = await readScriptsShape(session.client);
  if (shape.converted) return;
  await standIn(session, file, shape);
  if (shape.fillsStatus) await fillStatus(session, file);
  for (const name of [VERSION_KEY, ONE_ACTIVE]) await dropInvalidIndex(session, file.file, name);
  if (shape.settles && !shape.somethingReturns) {
    await runShort(session, file.file, SCORE_CHECK);
    await settle(session, file, shape);
  }
  await buildPlainIndexes(session, file, shape);
  if (shape.somethingReturns) {
    session.onEvent({ kind: 'warning', message: RETURNS });
  } else {
    await buildUniqueIndexes(session, file, shape);
  }
  await storeFact(session.client, file.version, 'online', true);
}

const RETURNS =
  'an earlier rollback archived scripts: they return in one statement, during which writers of scripts wait';

const SCORE_CHECK = `
do $$
begin
  if not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_evaluation_score_check'
  ) then
    alter table public.scripts add constraint scripts_evaluation_score_check
      check (evaluation_score between 0 and 100) not valid;
  end if;
end
$$`;

/** Triggers that keep what is written from now on right. Where one is new, batches begin anew. */
async function standIn(
  session: OnlineSession,
  { file, version }: MigrationFile,
  { fillsStatus, settles, somethingReturns }: ScriptsShape,
): Promise<void> {
  await runShort(session, file, FINISH_ONLINE);
  await runShort(session, file, NOTE_TOUCHED);
  const added = [
    settles && !somethingReturns ? NUMBER_VERSIONS_TRIGGER : undefined,
    NOTE_TOUCHED_TRIGGER(settles ? undefined : "new.character_ids <> '{}'"),
    fillsStatus ? FILL_STATUS_NEXT_TRIGGER : undefined,
  ];
  if (fillsStatus) await runShort(session, file, FILL_STATUS_NEXT);
  for (const trigger of added) {
    if (trigger === undefined || (await isThere(session.client, trigger.name))) continue;
    await forgetFacts(session.client, version, [FILLED_TO, SETTLED_TO, 'online']);
    await runShort(session, file, trigger.create);
  }
}

async function isThere(client: pg.PoolClient, trigger: string): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_catalog.pg_trigger where tgrelid = 'public.scripts'::regclass and tgname = $1",
    [trigger],
  );
  return rows.length > 0;
}

async function fillStatus(session: OnlineSession, { file, version }: MigrationFile): Promise<void> {
  await runBatches(session, {
    version,
    file,
    what: 'filling the status of scripts',
    table: 'public.scripts',
    placeFact: FILLED_TO,
    work: (client, first, last) =>
      silently(client, 'public.scripts', () =>
        client.query('select goldenrod_archive.fill_status($1, $2)', [first, last]),
      ),
  });
}

/** Chapter by chapter, since versions are numbered among those of one; then what was touched since. */
async function settle(
  session: OnlineSession,
  { file, version }: MigrationFile,
  shape: ScriptsShape,
): Promise<void> {
  await runBatches(session, {
    version,
    file,
    what: 'settling the scripts of chapters',
    table: 'public.chapters',
    placeFact: SETTLED_TO,
    work: async (client, first, last) => {
      const { rows } = await client.query<{ ids: string[] }>(
        'select array(select id from public.chapters where id between $1 and $2) as ids',
        [first, last],
      );
      await settleChapters(client, rows[0]?.ids ?? []);
    },
  });
  // Those without a chapter.
  await session.client.query('insert into goldenrod_archive.touched_scripts values (null)');
  await drainTouched(session, file, SCRIPTS_QUEUE, resettle(shape));
}

const SCRIPTS_QUEUE = { queue: 'goldenrod_archive.touched_scripts', column: 'chapter_id' } as const;

/** The old words are noted already, by the trigger. */
const REFILL = `
update public.scripts s
   set status_next = goldenrod_archive.status_after(to_jsonb(s) ->> 'status', s.script)
 where s.chapter_id = any ($1::uuid[])
   and s.status_next <> goldenrod_archive.status_after(to_jsonb(s) ->> 'status', s.script)`;

/** What was written since may have changed what others of its key became: all of it is decided anew. */
const resettle =
  ({ fillsStatus }: ScriptsShape) =>
  async (client: pg.PoolClient, chapters: readonly (string | null)[]): Promise<void> => {
    if (fillsStatus && !(await isIndexThere(client, ONE_ACTIVE))) {
      await silently(client, 'public.scripts', () => client.query(REFILL, [chapters]));
    }
    await settleChapters(client, chapters);
  };

async function isIndexThere(client: pg.PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_catalog.pg_class where oid = to_regclass('public.' || $1)",
    [name],
  );
  return rows.length > 0;
}

/** The rows are held first: what is computed from a row must not be written over a newer one. */
async function settleChapters(
  client: pg.PoolClient,
  chapters: readonly (string | null)[],
): Promise<void> {
  await silently(client, 'public.scripts', async () => {
    await client.query(
      `select from public.scripts where chapter_id = any ($1::uuid[]) order by id for no key update`,
      [chapters],
    );
    if (chapters.includes(null)) {
      await client.query(
        'select from public.scripts where chapter_id is null order by id for no key update',
      );
    }
    await client.query('select goldenrod_archive.settle_scripts($1::uuid[])', [chapters]);
  });
}

/** Every index that the file makes for itself, as the file says it. */
async function buildPlainIndexes(
  session: OnlineSession,
  { file, sql }: MigrationFile,
  { fillsStatus }: ScriptsShape,
): Promise<void> {
  const wanted = splitStatements(sql)
    .flatMap((statement) => readIndexStatement(statement) ?? [])
    .filter(({ table }) => table === 'public.scripts');
  for (const index of wanted) {
    await buildIndex(session, file, fillsStatus ? onStatusNext(index) : index);
  }
}

/** Before the swap the enum is in another column, and another index may have the name. */
function onStatusNext(index: IndexStatement): IndexStatement {
  if (index.name !== 'idx_scripts_status') return index;
  return {
    ...index,
    name: 'idx_scripts_status_next',
    rest: 'on public.scripts (status_next)',
  };
}

async function buildUniqueIndexes(
  session: OnlineSession,
  { file }: MigrationFile,
  shape: ScriptsShape,
): Promise<void> {
  const { fillsStatus, nullable } = shape;
  const status = fillsStatus ? 'status_next' : 'status';
  const { client } = session;
  const attempt = (work: () => Promise<void>) => untilRight(session, file, shape, work);
  if (nullable.length > 0) {
    const full = nullable.map((column) => `${column} is not null`).join(' and ');
    await runShort(session, file, FILLED_CHECK(full));
    await attempt(() =>
      patiently(session, file, async () => {
        await client.query('alter table public.scripts validate constraint scripts_filled_check');
      }),
    );
  }
  await attempt(() =>
    buildIndex(session, file, {
      unique: true,
      name: VERSION_KEY,
      rest: `on public.scripts (${KEY}, version)`,
    }),
  );
  // The last: from here on nobody can make a second script of a key active.
  await attempt(() =>
    buildIndex(session, file, {
      unique: true,
      name: ONE_ACTIVE,
      rest: `on public.scripts (${KEY}) where ${status} = 'active'`,
    }),
  );
  await drainTouched(session, file, SCRIPTS_QUEUE, settleChapters);
}

const FILLED_CHECK = (full: string) => `
do $$
begin
  if not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_filled_check'
  ) then
    alter table public.scripts add constraint scripts_filled_check check (${full}) not valid;
  end if;
end
$$`;

/** Somebody may write a second active script while the index is built that forbids it. */
const RIGHTED_AT_MOST = 10;
/** unique_violation, check_violation. */
const WRONG_ROWS = ['23505', '23514'];

async function untilRight(
  session: OnlineSession,
  file: string,
  shape: ScriptsShape,
  work: () => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    // What was written since it was settled, up to the last row.
    if (shape.settles) await drainTouched(session, file, SCRIPTS_QUEUE, resettle(shape));
    try {
      return await work();
    } catch (error) {
      const again = isPgError(error) && WRONG_ROWS.includes(error.code);
      if (!again || !shape.settles || attempt >= RIGHTED_AT_MOST) throw error;
      for (const name of [VERSION_KEY, ONE_ACTIVE]) await dropInvalidIndex(session, file, name);
    }
  }
}
