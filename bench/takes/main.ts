// npm run bench:takes -- [--chapters 40] [--elements 300] [--rounds 20]
// What the states of a book's takes cost: every element of its scripts, each with a voice and most with several
// takes, beside reading the same elements with nothing derived. Ends with 1 where the median is over its target.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { createDatabase, withClient } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';

const { values } = parseArgs({
  options: {
    chapters: { type: 'string', default: '40' },
    elements: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '20' },
  },
});
const TARGET_MS = 50;
const ACCOUNT = '10000000-0000-4000-8000-000000000001';

const server = await startPostgres({ major: 18 });
try {
  const { url } = await createDatabase(server);
  const db = await openDatabase({ url });
  await migrate(db).finally(() => db.close());
  await withClient(url, run);
} finally {
  await server.stop();
}

async function run(client: pg.Client): Promise<void> {
  await fill(client);
  const { rows } = await client.query('select array_agg(id) as ids from public.scripts');
  const [{ ids }] = rows as [{ ids: string[] }];
  const asked = (text: string) => medianOf(() => asOwner(client, text, [ids]));
  const elements = await asked(
    'select count(*), count(content_hash) from public.script_elements where script_id = any($1)',
  );
  const states = await asked(
    'select state, count(*), min(array_length(causes, 1)) from goldenrod.take_states($1) group by state',
  );
  const told = await asOwner(
    client,
    'select state, count(*) from goldenrod.take_states($1) group by state order by state',
    [ids],
  );
  console.log(`${values.chapters} chapters of ${values.elements} elements; medians in ms`);
  console.log(JSON.stringify(told));
  console.log(`states of all that is to be heard ${states.toFixed(1)} (target ${TARGET_MS})`);
  console.log(`the elements alone                ${elements.toFixed(1)}`);
  console.log(`ratio ${(states / elements).toFixed(1)}`);
  process.exitCode = states < TARGET_MS ? 0 : 1;
}

/** Half the elements are speeches; of ten, one has no take, one an old one, two several. */
async function fill(client: pg.Client): Promise<void> {
  const chapters = Number(values.chapters);
  const elements = Number(values.elements);
  await client.query(`
    insert into auth.users (id, email) values ('${ACCOUNT}', 'bench@example.org');
    insert into public.books (id, user_id, title) values ('${ACCOUNT}', '${ACCOUNT}', 'A book');
    insert into public.characters (book_id, user_id, name)
      select '${ACCOUNT}', '${ACCOUNT}', 'Character ' || n from generate_series(1, 20) n;
    insert into goldenrod.voices (book_id, character_id, user_id, engine, voice)
      select k.book_id, k.id, k.user_id, 'flite', 'kal' from public.characters k;
    insert into public.chapters (book_id, chapter_number, title, content)
      select '${ACCOUNT}', n, 'A chapter', 'It rained.' from generate_series(1, ${chapters}) n;
    insert into public.scripts (chapter_id, user_id, script, status, version)
      select c.id, '${ACCOUNT}', 'x', 'draft', 1 from public.chapters c;
    set session_replication_role = replica;
    insert into public.script_elements (script_id, id, ordinal, kind, character_id, content_hash, start_at, end_at)
      select s.id, gen_random_uuid(), n, case n % 2 when 0 then 'speech' else 'action' end,
        case n % 2 when 0 then (array(select k.id from public.characters k order by k.id))[n % 20 + 1] end,
        goldenrod.hash(n::text), n * 10, n * 10 + 9
      from public.scripts s, generate_series(1, ${elements}) n;
    with made as (
      insert into public.audio_generations (id, user_id, audio_type, text_content)
      select gen_random_uuid(), '${ACCOUNT}', 'character', e.script_id || ' ' || e.id
      from public.script_elements e, generate_series(1, 2) take
      where e.kind = 'speech' and e.ordinal % 10 <> 0 and (take = 1 or e.ordinal % 10 < 3)
      returning id, text_content
    )
    insert into goldenrod.takes (user_id, medium, audio_id, element_id, script_id, origin, made_from, made_from_hash)
      select '${ACCOUNT}', 'audio', m.id, e.id, e.script_id, 'generated', i.inputs, goldenrod.hash(i.inputs::text)
      from made m
      join public.script_elements e
        on e.script_id = split_part(m.text_content, ' ', 1)::uuid and e.id = split_part(m.text_content, ' ', 2)::uuid
      cross join lateral (select jsonb_build_object(
        'text', case when e.ordinal % 10 = 4 then 'before' else e.content_hash end,
        'voice', '{"engine": "flite", "voice": "kal", "pitch": 0, "rate": 1, "style": null}'::jsonb
      ) as inputs) i;
    set session_replication_role = origin;
    analyze`);
}

async function asOwner(client: pg.Client, text: string, params: unknown[]): Promise<unknown[]> {
  await client.query('begin');
  await client.query(
    "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)",
    [JSON.stringify({ role: 'authenticated', sub: ACCOUNT })],
  );
  const { rows } = await client.query(text, params);
  await client.query('commit');
  return rows;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
