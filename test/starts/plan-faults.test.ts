import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { planFiles, type StartName, startTemplate, statementsOf } from './build-start.ts';
import { INES, imageId, NO_CHARACTER, scriptId, VESNA } from './ids.ts';

/**
 * What the plan's own SQL, word for word, does to databases as they are: the reasons why
 * supabase/migrations keeps its names and not its statements.
 */
async function onStart(name: StartName, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const server = sharedServer();
  const database = await createDatabase(server, { template: await startTemplate(server, name) });
  try {
    await withClient(database.url, work);
  } finally {
    await database.drop();
  }
}

const [scriptsFile = '', imagesFile = '', audiosFile = ''] = planFiles();

async function counts(client: pg.Client, text: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ key: string | null; count: number }>(text);
  return Object.fromEntries(rows.map(({ key, count }) => [String(key), count]));
}

const BY_STATUS = 'select status::text as key, count(*)::integer as count from scripts group by 1';

async function signIn(client: pg.Client, user: string): Promise<void> {
  await client.query("select set_config('request.jwt.claims', $1, false)", [
    JSON.stringify({ sub: user, role: 'authenticated' }),
  ]);
  await client.query('set role authenticated');
}

describe("the plan's own SQL", () => {
  test.each(['deployed', 'first'] as const)(
    '1: on %s it leaves status the text that it was, and ready rows ready',
    async (name) => {
      await onStart(name, async (client) => {
        const { ready } = await counts(client, BY_STATUS);
        await client.query(scriptsFile);
        expect(ready).toBe(12);
        expect(await counts(client, BY_STATUS)).toMatchObject({ ready });
        const { rows } = await client.query(
          "select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'scripts'::regclass and attname = 'status'",
        );
        expect(rows).toEqual([{ type: 'character varying(20)' }]);
      });
    },
  );

  test('2: makes no script active that was there, only drafts', async () => {
    await onStart('planned', async (client) => {
      await client.query(scriptsFile);
      expect(await counts(client, BY_STATUS)).toEqual({ draft: 12 });
    });
  });

  test('2: on deployed it makes active only the rows without a status, one without a text too', async () => {
    await onStart('deployed', async (client) => {
      const actives = `select array_agg(right(id::text, 2) order by id) as numbers from scripts
                        where status = 'active'`;
      expect((await client.query(actives)).rows).toEqual([{ numbers: ['28'] }]);
      await client.query(scriptsFile);
      expect((await client.query(actives)).rows).toEqual([{ numbers: ['23', '28', '30'] }]);
    });
  });

  test.each([
    ['image', imagesFile],
    ['audio', audiosFile],
  ])('3: its %s file fails on deployed, where the policy is there', async (_kind, file) => {
    await onStart('deployed', async (client) => {
      await expect(client.query(file)).rejects.toMatchObject({
        code: '42710',
        message: expect.stringMatching(
          /policy "Users can view their \w+ generations".*already exists/,
        ),
      });
    });
  });

  test("4: takes from a user the right to change and to remove his video's images", async () => {
    await onStart('planned', async (client) => {
      const change = "update image_generations set status = 'again' where id = $1";
      const remove = 'delete from image_generations where id = $1';
      const add =
        'insert into image_generations (video_generation_id) select id from video_generations limit 1';
      const asInes = async (text: string, values?: string[]) => {
        await signIn(client, INES);
        try {
          return (await client.query(text, values)).rowCount;
        } finally {
          await client.query('reset role');
        }
      };
      expect(await asInes(change, [imageId(1)])).toBe(1);
      expect(await asInes(add)).toBe(1);
      expect(await asInes(remove, [imageId(2)])).toBe(1);
      await client.query(imagesFile);
      expect(await asInes(change, [imageId(1)])).toBe(0);
      expect(await asInes(remove, [imageId(1)])).toBe(0);
      await expect(asInes(add)).rejects.toMatchObject({ code: '42501' });
    });
  });

  test.each([imagesFile, audiosFile])('5: fails on first, where no user_id is', async (file) => {
    await onStart('first', async (client) => {
      await expect(client.query(file)).rejects.toMatchObject({
        code: '42703',
        message: expect.stringContaining('user_id'),
      });
    });
  });

  test('6: announces access by character, and no policy mentions one', async () => {
    await onStart('verbatim', async (client) => {
      const snapshot = await schemaSnapshot(client);
      const policies = snapshot
        .split('create policy ')
        .filter((part) => /^"Users can view their (image|audio)/.test(part));
      expect(policies).toHaveLength(2);
      for (const policy of policies) expect(policy.split(';')[0]).not.toContain('character');
    });
  });

  test('7: cannot be run a second time: type, constraint and policy are there', async () => {
    await onStart('verbatim', async (client) => {
      const codes: Record<string, string> = {};
      for (const statement of [scriptsFile, imagesFile, audiosFile].flatMap(statementsOf)) {
        await client.query(statement).catch((error: pg.DatabaseError) => {
          codes[error.message] = error.code ?? '';
        });
      }
      expect(codes).toEqual({
        'type "script_status" already exists': '42710',
        'constraint "fk_image_generations_character_id" for relation "image_generations" already exists':
          '42710',
        'policy "Users can view their image generations" for table "image_generations" already exists':
          '42710',
        'constraint "fk_audio_generations_character_id" for relation "audio_generations" already exists':
          '42710',
        'policy "Users can view their audio generations" for table "audio_generations" already exists':
          '42710',
      });
    });
  });

  test('8: lets one number, the active state, any score and any character id be taken', async () => {
    await onStart('verbatim', async (client) => {
      const { rows } = await client.query(
        `select count(*) filter (where version = 1)::integer as first_versions,
                count(*) filter (where status = 'active')::integer as actives,
                array_agg(evaluation_score order by evaluation_score)
                  filter (where evaluation_score not between 0 and 100) as scores,
                bool_or($1 = any(character_ids)) as nowhere,
                bool_or($2 = any(character_ids)) as foreign_one
           from scripts
          where (chapter_id, user_id, script_style) =
                (select chapter_id, user_id, script_style from scripts where id = $3)`,
        [NO_CHARACTER, VESNA, scriptId(1)],
      );
      expect(rows).toEqual([
        { first_versions: 6, actives: 2, scores: [-5, 999], nowhere: true, foreign_one: true },
      ]);
    });
  });

  test('9: cannot give the old unique constraint back once a chapter has two versions', async () => {
    await onStart('verbatim', async (client) => {
      await expect(
        client.query(
          'alter table scripts add constraint scripts_chapter_id_user_id_script_style_key unique (chapter_id, user_id, script_style)',
        ),
      ).rejects.toMatchObject({ code: '23505' });
    });
  });

  test("11: refuses what existing application code writes: status 'ready'", async () => {
    await onStart('verbatim', async (client) => {
      await expect(
        client.query("insert into scripts (user_id, status) values ($1, 'ready')", [INES]),
      ).rejects.toMatchObject({ code: '22P02' });
    });
  });
});
