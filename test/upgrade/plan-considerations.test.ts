// The plan's "testing considerations", by name. Old code is tested with the schema `legacy`.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { STARTS_WITH_DATA, startTemplate } from '../starts/build-start.ts';
import {
  audioId,
  BORIS,
  chapterId,
  INES,
  imageId,
  MARA,
  NO_CHARACTER,
  OTHER_MARA,
  scriptId,
  VESNA,
  videoId,
} from '../starts/ids.ts';
import { asUser, type Caller } from './as-user.ts';
import { onStart } from './on-start.ts';
import { up } from './run-upgrade.ts';

type Row = Record<string, unknown>;

const TABLES = [
  ['image', 'image_generations', imageId],
  ['audio', 'audio_generations', audioId],
] as const;

describe('existing data integrity after migrations', () => {
  /** Columns that the end state may fill; what they become is stated by tests of their own. */
  const FILLED: Record<string, readonly string[]> = {
    scripts: ['status', 'version', 'evaluation_score', 'character_ids'],
    image_generations: ['user_id', 'character_id'],
    audio_generations: ['user_id', 'character_id'],
  };

  /** Every row of every table by its key, as JSON of the columns that were there. */
  async function everyRow(client: pg.Client, columns?: Map<string, string[]>) {
    const found = new Map<string, string[]>();
    const rows: Record<string, string> = {};
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    );
    for (const { name } of tables) {
      const all = (
        await client.query<{ row: Row; key: string }>(
          `select to_jsonb(t) as row, t.id::text as key from public.${name} t`,
        )
      ).rows;
      found.set(name, Object.keys(all[0]?.row ?? {}));
      const kept = (columns?.get(name) ?? found.get(name) ?? [])
        .filter((column) => !FILLED[name]?.includes(column))
        .sort();
      for (const { row, key } of all) {
        rows[`${name} ${key}`] = JSON.stringify(kept.map((column) => [column, row[column]]));
      }
    }
    return { columns: found, rows };
  }

  test.each(STARTS_WITH_DATA)(
    'on %s every row and column is there, value by value',
    async (name) => {
      await onStart(sharedServer(), name, async (client) => {
        const before = await everyRow(client);
        await up(client);
        expect((await everyRow(client, before.columns)).rows).toEqual(before.rows);
      });
    },
  );

  const statusesOn = (name: (typeof STARTS_WITH_DATA)[number]) =>
    onStart(sharedServer(), name, async (client) => {
      await up(client);
      const { rows } = await client.query<{ number: number; status: string; version: number }>(
        'select right(id::text, 2)::integer as number, status::text, version from public.scripts order by 1',
      );
      return new Map(rows.map(({ number, status, version }) => [number, `${version} ${status}`]));
    });

  test.each(['planned', 'first'] as const)(
    'on %s a script with a text is active and one without is a draft, each version 1',
    async (name) => {
      const found = await statusesOn(name);
      expect([...found].filter(([, is]) => is !== '1 active')).toEqual([
        [3, '1 draft'],
        [4, '1 draft'],
      ]);
    },
  );

  test('on deployed a status that somebody chose is kept; ready, NULL and other words become active', async () => {
    const found = await statusesOn('deployed');
    expect([...found].filter(([number]) => number > 20)).toEqual([
      [21, '1 draft'],
      [22, '1 approved'],
      [23, '1 active'],
      [24, '1 active'],
      [25, '1 active'],
      [26, '1 rejected'],
      [27, '1 evaluated'],
      [28, '1 active'],
      [29, '1 approved'],
      [30, '1 draft'],
      [31, '1 active'],
    ]);
  });

  test('on verbatim numbers go by age, and the newest that was active stays it', async () => {
    const found = await statusesOn('verbatim');
    const lamp = [1, 41, 42, 43, 44, 45].map((number) => found.get(number));
    expect(lamp).toEqual([
      '1 draft',
      '2 approved',
      '3 active',
      '4 evaluated',
      '5 approved',
      '6 rejected',
    ]);
  });

  test('on verbatim the oldest is active where none was', async () => {
    const found = await statusesOn('verbatim');
    expect([2, 46, 47, 48].map((number) => found.get(number))).toEqual([
      '1 active',
      '2 draft',
      '3 draft',
      '4 draft',
    ]);
  });

  test('on verbatim the oldest is active even if it was approved and a draft came later', async () => {
    await onStart(sharedServer(), 'verbatim', async (client) => {
      await client.query("update public.scripts set status = 'approved' where id = $1", [
        scriptId(2),
      ]);
      await up(client);
      const { rows } = await client.query(
        "select id from public.scripts where chapter_id = $1 and user_id = $2 and script_style = 'emotional_match' and status = 'active'",
        [chapterId(1), INES],
      );
      expect(rows).toEqual([{ id: scriptId(2) }]);
    });
  });

  test('on verbatim impossible scores are cleared and impossible characters taken out, and both are kept for the way back', async () => {
    await onStart(sharedServer(), 'verbatim', async (client) => {
      await up(client);
      const { rows } = await client.query(
        `select s.evaluation_score as score, $2 = any (s.character_ids) or $3 = any (s.character_ids) as strangers,
                o.columns ->> 'evaluation_score' as old_score, o.columns ->> 'character_ids' like '%' || $2 || '%' as old_strangers
           from public.scripts s join goldenrod_archive.old_values o on o.id = s.id where s.id = $1`,
        [scriptId(43), NO_CHARACTER, VESNA],
      );
      expect(rows).toEqual([
        { score: null, strangers: false, old_score: '999', old_strangers: true },
      ]);
    });
  });

  test.each(TABLES)(
    'every %s row of a video has an owner: its own, else the video’s',
    async (_kind, table, id) => {
      await onStart(sharedServer(), 'planned', async (client) => {
        await up(client);
        const { rows } = await client.query<{ id: string; user_id: string | null }>(
          `select id, user_id from public.${table} order by id`,
        );
        const owners = new Map(rows.map((row) => [row.id, row.user_id]));
        expect([1, 3, 4, 5, 7, 9].map((number) => owners.get(id(number)))).toEqual([
          INES,
          BORIS,
          null,
          null,
          INES,
          BORIS,
        ]);
      });
    },
  );
});

/** One database for all of them: each test makes the rows that it needs. */
describe('on a migrated database', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createDatabase(sharedServer(), {
      template: await startTemplate(sharedServer(), 'deployed'),
    });
    client = new pg.Client(database.url);
    await client.connect();
    await up(client);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  describe.each(TABLES)('new foreign key constraints of %s rows', (_kind, table, id) => {
    beforeEach(async () => {
      await client.query(
        `update public.${table} set character_id = null where character_id is not null`,
      );
    });

    test('deleting a character sets its rows to none and keeps them', async () => {
      await client.query('begin');
      await client.query(`update public.${table} set character_id = $1 where id = $2`, [
        MARA,
        id(1),
      ]);
      await client.query('delete from public.characters where id = $1', [MARA]);
      const { rows } = await client.query(
        `select character_id from public.${table} where id = $1`,
        [id(1)],
      );
      await client.query('rollback');
      expect(rows).toEqual([{ character_id: null }]);
    });

    test('a user who deletes a character of his own sets it to none in his rows', async () => {
      await client.query('begin');
      await client.query(`update public.${table} set character_id = $1 where id = $2`, [
        MARA,
        id(1),
      ]);
      await client.query('commit');
      const { rows } = await asUser(client, INES, async () => {
        await client.query('savepoint gone');
        await client.query('delete from public.characters where id = $1', [MARA]);
        const after = await client.query(`select character_id from public.${table} where id = $1`, [
          id(1),
        ]);
        await client.query('rollback to savepoint gone');
        return after;
      });
      expect(rows).toEqual([{ character_id: null }]);
    });

    test('an id of no character is refused', async () => {
      await expect(
        client.query(`update public.${table} set character_id = $1`, [NO_CHARACTER]),
      ).rejects.toMatchObject({ code: '23503', constraint: `fk_${table}_character_id` });
    });

    test('a new row without an owner gets its video’s', async () => {
      const { rows } = await asUser(client, 'service_role', async () => {
        const kind = table === 'audio_generations' ? ", 'narrator'" : '';
        const made = await client.query(
          `insert into public.${table} (video_generation_id${kind && ', audio_type'}) values ($1${kind}) returning id, user_id`,
          [videoId(3)],
        );
        await client.query(`delete from public.${table} where id = $1`, [made.rows[0].id]);
        return made;
      });
      expect(rows).toMatchObject([{ user_id: BORIS }]);
    });
  });

  describe.each(TABLES)(
    'row level security with the new access patterns of %s rows',
    (_kind, table) => {
      const kind =
        table === 'audio_generations' ? ['audio_type', "'character'"] : ['status', "'x'"];
      /** One row of each way to it: 1 one's own, 2 through one's video, 3 through one's character. */
      const WAYS = {
        own: id_('own'),
        video: id_('video'),
        character: id_('character'),
        boris: id_('boris'),
      };
      function id_(name: string): string {
        const digits = Buffer.from(name.padEnd(6, 'x')).toString('hex').slice(0, 12);
        return `30000000-0000-4000-8000-${digits}`;
      }

      beforeEach(async () => {
        await client.query(`delete from public.${table} where id = any ($1)`, [
          Object.values(WAYS),
        ]);
        await client.query(
          `insert into public.${table} (id, user_id, video_generation_id, character_id, ${kind[0]}) values
           ($1, $5, null, null, ${kind[1]}), ($2, $6, $7, null, ${kind[1]}), ($3, $6, null, $8, ${kind[1]}), ($4, $6, null, null, ${kind[1]})`,
          [WAYS.own, WAYS.video, WAYS.character, WAYS.boris, INES, BORIS, videoId(1), MARA],
        );
      });

      const reached = (caller: Caller, statement: string) =>
        asUser(client, caller, async () => {
          const { rows } = await client.query<{ id: string }>(statement, [Object.values(WAYS)]);
          return Object.entries(WAYS)
            .filter(([, id]) => rows.some((row) => row.id === id))
            .map(([name]) => name);
        });
      const read = (caller: Caller) =>
        reached(caller, `select id from public.${table} where id = any ($1)`);
      const changed = (caller: Caller) =>
        reached(
          caller,
          `update public.${table} set metadata = '{}' where id = any ($1) returning id`,
        );
      const removed = (caller: Caller) =>
        reached(caller, `delete from public.${table} where id = any ($1) returning id`);

      test('a user reads what is his by himself, by his video and by his character', async () => {
        expect(await read(INES)).toEqual(['own', 'video', 'character']);
      });
      test('a user changes what is his by himself and by his video', async () => {
        expect(await changed(INES)).toEqual(['own', 'video']);
      });
      test('a user removes what is his by himself and by his video', async () => {
        expect(await removed(INES)).toEqual(['own', 'video']);
      });
      test('the other user reaches his own rows, also in a video that is not his', async () => {
        expect(await read(BORIS)).toEqual(['video', 'character', 'boris']);
        expect(await changed(BORIS)).toEqual(['video', 'character', 'boris']);
      });
      test('a stranger and a visitor reach nothing', async () => {
        const stranger = 'a0000000-0000-4000-8000-0000000000ff';
        for (const caller of [stranger, 'anon'] as const) {
          expect(await read(caller)).toEqual([]);
          expect(await changed(caller)).toEqual([]);
          expect(await removed(caller)).toEqual([]);
        }
      });
      test('the service reaches everything', async () => {
        expect(await read('service_role')).toEqual(Object.keys(WAYS));
        expect(await removed('service_role')).toEqual(Object.keys(WAYS));
      });

      const insert = (caller: Caller, values: Record<string, string | null>) =>
        asUser(client, caller, async () => {
          const columns = [...Object.keys(values), kind[0]].join(', ');
          const marks = [...Object.keys(values).map((_, place) => `$${place + 1}`), kind[1]].join(
            ', ',
          );
          const { rows } = await client.query(
            `insert into public.${table} (${columns}) values (${marks}) returning id, user_id`,
            Object.values(values),
          );
          await client.query(`delete from public.${table} where id = $1`, [rows[0].id]);
          return rows;
        });

      test.each([
        ['of his own', { user_id: INES }],
        ['without naming an owner', {}],
        ['for his video', { video_generation_id: videoId(1) }],
        ['with his character', { user_id: INES, character_id: MARA }],
        ['with his character of another book', { user_id: INES, character_id: OTHER_MARA }],
      ])('a user adds a row %s', async (_what, values) => {
        expect(await insert(INES, values)).toMatchObject([{ user_id: INES }]);
      });

      test.each([
        ['in the name of another', { user_id: BORIS }],
        ['for another’s video', { user_id: INES, video_generation_id: videoId(3) }],
        ['for another’s video without naming an owner', { video_generation_id: videoId(3) }],
        ['with another’s character', { user_id: INES, character_id: VESNA }],
      ])('a user may not add a row %s', async (_what, values) => {
        await expect(insert(INES, values)).rejects.toMatchObject({ code: '42501' });
      });
      test('a visitor may not add a row', async () => {
        await expect(insert('anon', {})).rejects.toMatchObject({ code: '42501' });
      });

      test.each([
        ['attach another’s character', 'own', { character_id: VESNA }],
        ['attach another’s character to a guest’s row', 'video', { character_id: VESNA }],
        ['move a row to another’s video', 'own', { video_generation_id: videoId(3) }],
        ['pass a row to another', 'own', { user_id: BORIS }],
        ['take over a guest’s row', 'video', { user_id: INES }],
      ] as const)('a user may not %s', async (_what, row, values) => {
        const [column, value] = Object.entries(values)[0] ?? [];
        await expect(
          asUser(client, INES, () =>
            client.query(`update public.${table} set ${column} = $1 where id = $2`, [
              value,
              WAYS[row],
            ]),
          ),
        ).rejects.toMatchObject({ code: '42501' });
      });

      test('a user attaches his character, also to a guest’s row in his video, and takes it off', async () => {
        for (const character of [MARA, null]) {
          const { rowCount } = await asUser(client, INES, () =>
            client.query(`update public.${table} set character_id = $1 where id = any ($2)`, [
              character,
              [WAYS.own, WAYS.video],
            ]),
          );
          expect(rowCount).toBe(2);
        }
      });

      test('a guest’s character in a row does not lock the video’s owner out of it', async () => {
        await client.query(`update public.${table} set character_id = $1 where id = $2`, [
          VESNA,
          WAYS.video,
        ]);
        expect(await changed(INES)).toContain('video');
      });
    },
  );

  test('a user sees none of the archive, and runs none of its functions', async () => {
    for (const caller of [INES, 'anon', 'service_role'] as const) {
      for (const statement of [
        'select * from goldenrod_archive.old_values',
        "select goldenrod_archive.status_after('x', 'y')",
      ]) {
        await expect(asUser(client, caller, () => client.query(statement))).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
  });

  test('a user’s new scripts are numbered, also past versions that a policy hides from him', async () => {
    await client.query(
      `create policy hidden on public.scripts as restrictive for select to authenticated using (version > 1)`,
    );
    const { rows } = await asUser(client, INES, () =>
      client.query(
        'insert into public.scripts (chapter_id, user_id, script) values ($1, $2, $3) returning version',
        [chapterId(1), INES, 'FADE IN: next.'],
      ),
    );
    await client.query('drop policy hidden on public.scripts');
    expect(rows).toEqual([{ version: 2 }]);
  });

  test('one number and one active version a key are all that the database takes', async () => {
    const add = (values: string) =>
      client.query(
        `insert into public.scripts (chapter_id, user_id, script, status, evaluation_score) values ('${chapterId(2)}', '${INES}', 'x', ${values})`,
      );
    await expect(add("'draft', 101")).rejects.toMatchObject({ code: '23514' });
    await expect(add("'draft', -1")).rejects.toMatchObject({ code: '23514' });
    await add("'active', 100");
    await expect(add("'active', 0")).rejects.toMatchObject({
      constraint: 'scripts_one_active_key',
    });
    await expect(
      client.query('update public.scripts set version = 1 where chapter_id = $1 and user_id = $2', [
        chapterId(2),
        INES,
      ]),
    ).rejects.toMatchObject({ constraint: 'scripts_chapter_id_user_id_script_style_version_key' });
  });

  test('scripts written at once get numbers of their own', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        withClient(database.url, async (writer) => {
          const { rows } = await writer.query<{ version: number }>(
            "insert into public.scripts (chapter_id, user_id, script_style, script) values ($1, $2, 'rush', 'x') returning version",
            [chapterId(2), INES],
          );
          return rows[0]?.version;
        }),
      ),
    );
    expect(made.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a view over the old status goes on with the old words, also for what is written since', async () => {
    const { rows } = await client.query(
      `insert into public.scripts (chapter_id, user_id, script_style, script, status)
       values ($1, $2, 'view', 'x', 'active') returning id`,
      [chapterId(2), INES],
    );
    const ready = async () =>
      (await client.query('select status from public.ready_scripts where id = $1', [rows[0].id]))
        .rows;
    expect(await ready()).toEqual([{ status: 'ready' }]);
    await client.query("update public.scripts set status = 'approved' where id = $1", [rows[0].id]);
    expect(await ready()).toEqual([]);
  });
});
