import type pg from 'pg';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { migrate, type OnlineOptions } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import {
  createDatabase,
  type DatabaseServer,
  type TestDatabase,
  templateDatabase,
  withClient,
} from '../harness/databases.ts';
import { buildStart, type StartName } from '../starts/build-start.ts';
import { BORIS, chapterId, INES } from '../starts/ids.ts';
import { FILLERS, type Write } from './old-writer.ts';

export const WRITERS = 2;
/** The last migration that these tests run: what comes later makes tables of its own. */
export const LAST = '20251004000009';
/** What a rollback goes back to. */
export const BASE = '20250828000000';
/** So small that even a few hundred rows take many batches. */
export const SMALL_BATCHES = { firstBatch: 20, largestBatch: 50 } satisfies OnlineOptions['limits'];

/** A starting point with some more scripts, which the writers have to themselves. */
export async function onlineStart(server: DatabaseServer, start: StartName): Promise<TestDatabase> {
  const template = await templateDatabase(server, `online_${start}`, (url) =>
    withClient(url, async (client) => {
      await buildStart(start, client);
      if (start === 'empty') return;
      for (let writer = 0; writer < WRITERS; writer += 1) {
        await client.query(
          `insert into public.scripts (id, chapter_id, user_id, script_style, script, created_at, updated_at)
           select ('5000f000-0000-4000-8000-' || lpad((($1::integer) * 1000 + n)::text, 12, '0'))::uuid,
                  $2::uuid, $3::uuid, 'filler ' || $1 || '-' || n, 'FADE IN: ' || n || '.', '2025-03-01', '2025-03-01'
             from generate_series(0, ${FILLERS - 1}) as n`,
          [writer, chapterId(writer % 2 === 0 ? 1 : 5), writer % 2 === 0 ? INES : BORIS],
        );
      }
    }),
  );
  return createDatabase(server, { template });
}

/** What there is to compare: the schema, and every row less the times of its last change. */
export async function readState(url: string): Promise<{ schema: string; rows: Rows }> {
  return withClient(url, async (client) => ({
    schema: await schemaSnapshot(client, {
      schemas: ['public', 'goldenrod', 'goldenrod_archive', 'legacy'],
    }),
    rows: {
      scripts: await read(client, ROWS('scripts')),
      image_generations: await read(client, ROWS('image_generations')),
      audio_generations: await read(client, ROWS('audio_generations')),
      script_comments: await read(client, ROWS('script_comments')),
      old_values: await read(client, OLD_VALUES),
    },
  }));
}

type Rows = Record<string, unknown[]>;

const ROWS = (table: string) =>
  `select to_jsonb(t) - 'updated_at' as row from public.${table} t order by t.id`;

/**
 * `ready` is what is meant where nothing is noted. Of what the writers add, only the old word
 * counts: on the verbatim starts it is numbered when it comes rather than when it is settled.
 */
const OLD_VALUES = `
select jsonb_build_object('id', o.id, 'relation', o.relation, 'columns', case
         when by_writer then jsonb_build_object('status', o.columns -> 'status') else o.columns end) as row
  from goldenrod_archive.old_values o
 cross join lateral (select o.id::text like '________-0000-4000-9000-%') as w (by_writer)
 where case when by_writer and o.relation = 'public.scripts'
         then o.columns ? 'status' and (
           select facts #>> '{columns,status,type}' <> 'public.script_status'
             from goldenrod_archive.starting_points where file = '20251004000001')
         else true end
   and (not o.columns ? 'status' or o.columns ->> 'status' is distinct from 'ready')
 order by o.relation, o.id`;

async function read(client: pg.Client, query: string): Promise<unknown[]> {
  const { rows: there } = await client.query('select to_regclass($1) is not null as there', [
    /from (\S+)/.exec(query)?.[1],
  ]);
  if (there[0].there !== true) return [];
  return (await client.query<{ row: unknown }>(query)).rows.map(({ row }) => row);
}

/** What a plain migration makes of a start after some writes: what an online one has to come to. */
export async function expectedState(
  server: DatabaseServer,
  start: StartName,
  logs: readonly (readonly Write[])[],
): Promise<{ schema: string; rows: Rows }> {
  const database = await onlineStart(server, start);
  try {
    await withClient(database.url, async (client) => {
      for (const { text, values } of logs.flat()) await client.query(text, values);
    });
    const db = await openDatabase({ url: database.url });
    try {
      await migrate(db, { to: LAST });
    } finally {
      await db.close();
    }
    return await readState(database.url);
  } finally {
    await database.drop();
  }
}
