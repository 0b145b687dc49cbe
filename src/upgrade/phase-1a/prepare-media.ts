import type pg from 'pg';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { splitStatements } from '../../db/migration-files/split-statements.ts';
import { buildIndex } from '../../db/online/build-index.ts';
import { drainTouched } from '../../db/online/drain-touched.ts';
import { readIndexStatement } from '../../db/online/index-statement.ts';
import { type OnlineSession, runShort } from '../../db/online/online-session.ts';
import { runBatches } from '../../db/online/run-batches.ts';
import {
  FINISH_ONLINE_MEDIA,
  type MediaTable,
  NOTE_TOUCHED_MEDIA,
  NOTE_TOUCHED_MEDIA_TRIGGER,
} from './interim-media.ts';
import { silently } from './silently.ts';
import { forgetFacts, placeFact, storeFact } from './starting-fact.ts';

const SETTLED_TO = 'settled_to';

/** The costly parts of a file that converts media, done while the application goes on. */
export async function prepareMedia(
  session: OnlineSession,
  file: MigrationFile,
  table: MediaTable,
): Promise<void> {
  const { client } = session;
  if (await isConverted(client, file.version)) return;
  await standIn(session, file, table);
  const settle = (work: pg.PoolClient, first: string, last: string) =>
    settleRange(work, table, first, last);
  await runBatches(session, {
    file: file.file,
    what: `filling the owners of ${table}`,
    table: `public.${table}`,
    place: placeFact(file.version, SETTLED_TO),
    work: settle,
  });
  await buildIndexes(session, file, table);
  const queue = { queue: `goldenrod_archive.touched_${table}`, column: 'id' };
  await drainTouched(session, file.file, queue, (work, ids) => settleIds(work, table, ids));
  await storeFact(client, file.version, 'online', true);
}

async function isConverted(client: pg.PoolClient, version: string): Promise<boolean> {
  const { rows } = await client.query(
    'select from goldenrod_archive.starting_points where file = $1 and converted_at is not null',
    [version],
  );
  return rows.length > 0;
}

/** Where the trigger is new, the batches begin anew. */
async function standIn(
  session: OnlineSession,
  { file, version }: MigrationFile,
  table: MediaTable,
): Promise<void> {
  await runShort(session, file, FINISH_ONLINE_MEDIA(table, version));
  await runShort(session, file, NOTE_TOUCHED_MEDIA(table));
  const { rows } = await session.client.query(
    'select from pg_catalog.pg_trigger where tgrelid = $1::regclass and tgname = $2',
    [`public.${table}`, `${table}_note_touched`],
  );
  if (rows.length > 0) return;
  await forgetFacts(session.client, version, [SETTLED_TO, 'online']);
  await runShort(session, file, NOTE_TOUCHED_MEDIA_TRIGGER(table));
}

/** The rows are held first: what is computed from a row must not be written over a newer one. */
async function settleRange(
  client: pg.PoolClient,
  table: MediaTable,
  first: string,
  last: string,
): Promise<void> {
  await silently(client, `public.${table}`, async () => {
    await client.query(
      `select from public.${table} where id between $1 and $2 order by id for no key update`,
      [first, last],
    );
    await client.query(`select goldenrod_archive.settle_${table}($1, $2)`, [first, last]);
  });
}

async function settleIds(
  client: pg.PoolClient,
  table: MediaTable,
  ids: readonly (string | null)[],
): Promise<void> {
  await silently(client, `public.${table}`, async () => {
    await client.query(
      `select from public.${table} where id = any ($1::uuid[]) order by id for no key update`,
      [ids],
    );
    await client.query(
      `select goldenrod_archive.settle_${table}(id, id) from unnest($1::uuid[]) as id`,
      [ids],
    );
  });
}

/** What the policies and foreign keys read, unless an index leads with that column already. */
const LEADING = (table: MediaTable) => [
  { name: `idx_${table}_video`, table, column: 'video_generation_id' },
  { name: 'idx_video_generations_user', table: 'video_generations', column: 'user_id' },
  { name: 'idx_characters_user', table: 'characters', column: 'user_id' },
];

const LED = `
select from pg_catalog.pg_index i
 where i.indrelid = $1::regclass and i.indpred is null and i.indisvalid
   and i.indkey[0] = (select attnum from pg_catalog.pg_attribute
                       where attrelid = i.indrelid and attname = $2)`;

async function buildIndexes(
  session: OnlineSession,
  { file, sql }: MigrationFile,
  media: MediaTable,
): Promise<void> {
  for (const { name, table, column } of LEADING(media)) {
    const led = await session.client.query(LED, [`public.${table}`, column]);
    if (led.rows.length > 0) continue;
    await buildIndex(session, file, {
      unique: false,
      name,
      rest: `on public.${table} (${column})`,
    });
  }
  const wanted = splitStatements(sql)
    .flatMap((statement) => readIndexStatement(statement) ?? [])
    .filter(({ table }) => table === `public.${media}`);
  for (const index of wanted) await buildIndex(session, file, index);
}
