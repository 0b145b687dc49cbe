import type pg from 'pg';

/** A thousand users with one share each; one more has a hundred. */
const SHARES = 1_100;
const ORDINARY_USERS = 1_000;
const PER_SHARE = { characters: 20, videos: 20 };
const SCRIPTS_PER_CHAPTER = 20;

export interface Person {
  name: string;
  userId: string;
  chapterId: string;
  characterId: string;
  videoId: string;
}

/**
 * Fills a migrated, empty database: `rows` images, audio rows and scripts of a thousand users, and a
 * tenth as many more of one user. Rows of all users lie mixed: the worst
 * case, since no two rows of one user share a page. Plain
 * indexes are put aside meanwhile, which is quicker. Ids are md5 sums, so that they come in no order.
 */
export async function fillWithRows(client: pg.Client, rows: number): Promise<void> {
  const perShare = Math.ceil(rows / ORDINARY_USERS);
  const { rows: plain } = await client.query<{ name: string; definition: string }>(PLAIN_INDEXES);
  for (const { name } of plain) await client.query(`drop index ${name}`);
  // Triggers and foreign keys keep silent: the rows are made right.
  await client.query('set session_replication_role = replica');
  for (const statement of statements(perShare)) await client.query(statement);
  await client.query('reset session_replication_role');
  await client.query("set maintenance_work_mem = '256MB'");
  for (const { definition } of plain) await client.query(definition);
  await client.query('vacuum analyze');
}

/** How many rows each of the three tables has. */
export function rowsPerTable(rows: number): number {
  return Math.ceil(rows / ORDINARY_USERS) * SHARES;
}

/** An ordinary user, and the one with a hundred times as much. */
export async function people(client: pg.Client): Promise<Person[]> {
  const found: Person[] = [];
  for (const [name, share] of [
    ['one of a thousand', 499],
    ['the one with a tenth', SHARES - 7],
  ] as const) {
    const { rows } = await client.query<Omit<Person, 'name'>>(
      `select ${USER(String(share))} as "userId", ${ID('chapter', `${share}, '-', 0`)} as "chapterId",
              ${ID('character', `${share}, '-', 3`)} as "characterId", ${ID('video', `${share}, '-', 3`)} as "videoId"`,
    );
    const [ids] = rows;
    if (ids !== undefined) found.push({ name, ...ids });
  }
  return found;
}

const PLAIN_INDEXES = `
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i join pg_class t on t.oid = i.indrelid
where t.relnamespace = 'public'::regnamespace
  and t.relname in ('scripts', 'image_generations', 'audio_generations')
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;

const ID = (what: string, of: string) => `md5(concat('${what}', ${of}))::uuid`;
const USER = (share: string) =>
  ID('user', `case when ${share} < ${ORDINARY_USERS} then ${share} + 1 else 0 end`);

function statements(perShare: number): string[] {
  const shares = `generate_series(0, ${SHARES - 1}) as s`;
  const chapters = Math.ceil(perShare / SCRIPTS_PER_CHAPTER);
  const eachOf = (count: number) => `${shares}, generate_series(0, ${count - 1}) as n`;
  const moment = "timestamptz '2025-01-01 00:00Z' + r.n * interval '20 seconds'";
  // Row n belongs to share n % SHARES, of which it is the k-th.
  const rows = `(select n, n % ${SHARES} as s, n / ${SHARES} as k
    from generate_series(0, ${perShare * SHARES - 1}) as n) as r`;
  const generation = (what: string) => `
    ${ID(what, 'r.n')}, ${ID('video', `r.s, '-', r.k % ${PER_SHARE.videos}`)}, ${USER('r.s')},
    case when r.k % 2 = 0 then ${ID('character', `r.s, '-', r.k / 2 % ${PER_SHARE.characters}`)} end,
    'scene_' || r.k % 40, ${moment}, 'completed'`;
  const cast = [0, 5, 11].map((step) =>
    ID('character', `r.s, '-', (r.k + ${step}) % ${PER_SHARE.characters}`),
  );
  return [
    `insert into auth.users (id) select ${ID('user', 'n')} from generate_series(0, ${ORDINARY_USERS}) as n`,
    `insert into public.books (id, user_id, title)
     select ${ID('book', 's')}, ${USER('s')}, 'Book ' || s from ${shares}`,
    `insert into public.chapters (id, book_id, chapter_number, title, content)
     select ${ID('chapter', "s, '-', n")}, ${ID('book', 's')}, n + 1, 'Chapter ' || n, repeat(md5(concat(s, n)) || ' ', 20)
     from ${eachOf(chapters)}`,
    `insert into public.characters (id, book_id, user_id, name)
     select ${ID('character', "s, '-', n")}, ${ID('book', 's')}, ${USER('s')}, 'Character ' || n
     from ${eachOf(PER_SHARE.characters)}`,
    `insert into public.video_generations (id, chapter_id, user_id)
     select ${ID('video', "s, '-', n")}, ${ID('chapter', "s, '-', 0")}, ${USER('s')}
     from ${eachOf(PER_SHARE.videos)}`,
    `insert into public.scripts
       (id, chapter_id, user_id, script_style, version, status, origin, script, script_name, character_ids, created_at)
     select ${ID('script', 'r.n')}, ${ID('chapter', `r.s, '-', r.k % ${chapters}`)}, ${USER('r.s')},
       case r.k / ${chapters} % 2 when 0 then 'cinematic_movie' else 'documentary' end,
       r.k / ${chapters} / 2 + 1,
       (case r.k / ${chapters} / 2 when 0 then 'active' when 1 then 'approved' when 2 then 'rejected' else 'draft' end)::public.script_status,
       'edit', 'INT. ROOM ' || r.n || ' - DAY' || repeat(md5(r.n::text) || ' ', 8), 'Script ' || r.n,
       array[${cast.join(', ')}], ${moment}
     from ${rows}`,
    `insert into public.image_generations
       (id, video_generation_id, user_id, character_id, scene_id, created_at, status, image_prompt, image_url, width, height)
     select ${generation('image')}, repeat(md5(r.n::text) || ' ', 4), 'https://example.org/' || r.n, 1024, 1024
     from ${rows}`,
    `insert into public.audio_generations
       (id, video_generation_id, user_id, character_id, scene_id, created_at, status, audio_type, text_content, audio_url)
     select ${generation('audio')}, 'character', repeat(md5(r.n::text) || ' ', 4), 'https://example.org/' || r.n
     from ${rows}`,
  ];
}
