import { type DatabaseServer, templateDatabase, withClient } from '../../test/harness/databases.ts';
import { buildStart, type StartName } from '../../test/starts/build-start.ts';

const STYLES = ['cinematic_movie', 'emotional_match', 'documentary', 'noir', 'anime'];
const USERS = ['a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002'];
export const SCRIPTS_PER_CHAPTER = STYLES.length * USERS.length;

/**
 * A starting point with `rows` more scripts of about 500 bytes, ten a chapter, and a tenth as many
 * images. Where there is a status, one row in ten has another word than `ready`.
 */
export function largeTemplate(
  server: DatabaseServer,
  start: StartName,
  rows: number,
): Promise<string> {
  return templateDatabase(server, `large_${start}_${rows}`, (url) =>
    withClient(url, async (client) => {
      await buildStart(start, client);
      const { rows: found } = await client.query(
        "select from pg_attribute where attrelid = 'scripts'::regclass and attname = 'status'",
      );
      await client.query(LARGE(rows, found.length > 0));
      await client.query('vacuum analyze');
      await client.query('checkpoint');
    }),
  );
}

/** Ids are md5 sums of numbers, so that a writer knows them and they come in no order. */
const LARGE = (rows: number, hasStatus: boolean) => `
alter table scripts disable trigger user;
insert into books (id, user_id, title)
  values ('b0000000-0000-4000-8000-00000000beef', '${USERS[0]}', 'The long one');
insert into chapters (id, book_id, chapter_number)
  select md5('chapter' || n)::uuid, 'b0000000-0000-4000-8000-00000000beef', n
    from generate_series(1, ${Math.ceil(rows / SCRIPTS_PER_CHAPTER)}) as n;
insert into scripts (id, chapter_id, user_id, script_style, script, script_name${hasStatus ? ', status' : ''})
  select md5('script' || n)::uuid,
         md5('chapter' || (1 + (n - 1) / ${SCRIPTS_PER_CHAPTER}))::uuid,
         ('{${USERS.join(',')}}'::uuid[])[1 + n % 2],
         ('{${STYLES.join(',')}}'::text[])[1 + n % ${SCRIPTS_PER_CHAPTER} / 2],
         'INT. ROOM ' || n || ' - DAY' || E'\\n\\n' || repeat(md5('text' || n) || ' ', 12),
         'Script ' || n
         ${hasStatus ? ", case n % 10 when 0 then 'approved' when 5 then 'draft' else 'ready' end" : ''}
    from generate_series(1, ${rows}) as n;
insert into image_generations (id, video_generation_id, scene_id, image_prompt)
  select md5('image' || n)::uuid, '70000000-0000-4000-8000-000000000001', 'scene_' || n, md5('prompt' || n)
    from generate_series(1, ${Math.ceil(rows / 10)}) as n;
alter table scripts enable trigger user;
`;
