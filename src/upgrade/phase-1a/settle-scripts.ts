import type pg from 'pg';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { drainTouched } from '../../db/online/drain-touched.ts';
import type { OnlineSession } from '../../db/online/online-session.ts';
import { runBatches } from '../../db/online/run-batches.ts';
import { ONE_ACTIVE, type ScriptsShape } from './scripts-shape.ts';
import { silently } from './silently.ts';
import { placeFact } from './starting-fact.ts';

/** The fact under which the place in the chapters is kept. */
export const SETTLED_TO = 'settled_to';

/** Chapter by chapter, since versions are numbered among those of one; then what was touched since. */
export async function settleScripts(
  session: OnlineSession,
  { file, version }: MigrationFile,
  shape: ScriptsShape,
): Promise<void> {
  await runBatches(session, {
    file,
    what: 'settling the scripts of chapters',
    table: 'public.chapters',
    place: placeFact(version, SETTLED_TO),
    work: async (client, first, last) => {
      const { rows } = await client.query<{ id: string }>(
        shape.fillsStatus ? UNSETTLED_CHAPTERS : CHAPTERS,
        [first, last],
      );
      if (rows.length > 0)
        await settleChapters(
          client,
          rows.map(({ id }) => id),
        );
    },
  });
  // Those without a chapter.
  await session.client.query('insert into goldenrod_archive.touched_scripts values (null)');
  await drainScripts(session, file, shape);
}

/** Settles what was written since it was settled, up to a few chapters. */
export function drainScripts(
  session: OnlineSession,
  file: string,
  shape: ScriptsShape,
): Promise<void> {
  return drainTouched(session, file, SCRIPTS_QUEUE, resettle(shape));
}

const CHAPTERS = 'select id from public.chapters where id between $1 and $2';

/**
 * Where the status was just filled in, a script that is the only one of its key, has number 1 and
 * neither score nor cast is right as it is. Mostly that is all of them, and holding a row writes it:
 * a million rows that nobody changes would keep the disk busy.
 */
const UNSETTLED_CHAPTERS = `
select distinct s.chapter_id as id
from (
  select chapter_id, count(*) over (partition by chapter_id, user_id, script_style) as versions,
    version is distinct from 1 or evaluation_score is not null
      or character_ids is distinct from '{}' as is_odd
  from public.scripts where chapter_id between $1 and $2
) as s
where s.versions > 1 or s.is_odd`;

export const SCRIPTS_QUEUE = {
  queue: 'goldenrod_archive.touched_scripts',
  column: 'chapter_id',
} as const;

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
