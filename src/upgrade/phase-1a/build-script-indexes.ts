import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { splitStatements } from '../../db/migration-files/split-statements.ts';
import { buildIndex, dropInvalidIndex } from '../../db/online/build-index.ts';
import { type IndexStatement, readIndexStatement } from '../../db/online/index-statement.ts';
import { type OnlineSession, patiently, runShort } from '../../db/online/online-session.ts';
import { isPgError } from '../../db/pg-error.ts';
import { ONE_ACTIVE, type ScriptsShape, VERSION_KEY } from './scripts-shape.ts';
import { drainScripts } from './settle-scripts.ts';

const KEY = 'chapter_id, user_id, script_style';

/** A broken unique index is never read, and may still refuse rows. */
export async function dropInvalidKeys(session: OnlineSession, file: string): Promise<void> {
  for (const name of [VERSION_KEY, ONE_ACTIVE]) await dropInvalidIndex(session, file, name);
}

/** Every index that the file makes for itself, as the file says it. */
export async function buildPlainIndexes(
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

export async function buildUniqueIndexes(
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
  await drainScripts(session, file, shape);
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
    if (shape.settles) await drainScripts(session, file, shape);
    try {
      return await work();
    } catch (error) {
      const again = isPgError(error) && WRONG_ROWS.includes(error.code);
      if (!again || !shape.settles || attempt >= RIGHTED_AT_MOST) throw error;
      await dropInvalidKeys(session, file);
    }
  }
}
