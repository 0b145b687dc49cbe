import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { sharedServer } from '../harness/shared-server.ts';
import type { StartOptions } from '../starts/build-start.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import { BORIS, chapterId, INES, imageId, MARA, OLD_TOM, scriptId } from '../starts/ids.ts';
import { onStart } from './on-start.ts';
import { down, up } from './run-upgrade.ts';

interface Script {
  id: string;
  version: number;
  status: string;
  script: string | null;
  evaluation_score: number | null;
  updated_at: Date | null;
}

/** The versions of a key by number: Ines's cinematic script of the lamp unless told. */
async function versions(
  client: pg.Client,
  { chapter = chapterId(1), style = 'cinematic_movie' } = {},
): Promise<Script[]> {
  const { rows } = await client.query<Script>(
    `select id, version, status::text, script, evaluation_score, updated_at from public.scripts
      where chapter_id = $1 and user_id = $2 and script_style = $3 order by version`,
    [chapter, INES, style],
  );
  return rows;
}

/** The row of that key in the old shape, which has no version. */
async function rowThatStayed(client: pg.Client): Promise<Pick<Script, 'updated_at'> | undefined> {
  const { rows } = await client.query<Pick<Script, 'updated_at'>>(
    'select updated_at from public.scripts where id = $1',
    [scriptId(1)],
  );
  return rows[0];
}

const brief = (found: Script[]) =>
  found.map(({ version, status, script }) => [version, status, script?.split('\n')[0]?.trim()]);

const V1 = 'INT. LAMP ROOM - NIGHT';
const V2 = '50000000-0000-4000-8000-000000000902';
const V3 = '50000000-0000-4000-8000-000000000903';
const V4 = '50000000-0000-4000-8000-000000000904';

/** After the upgrade: version 2 is active, 3 evaluated, 4 a draft; comments and a video on them. */
const WORK = `
  update public.scripts set status = 'approved' where id = '${scriptId(1)}';
  insert into public.scripts (id, chapter_id, user_id, script, status, evaluation_score, evaluation_feedback, character_ids) values
    ('${V2}', '${chapterId(1)}', '${INES}', 'SECOND', 'active', 90, 'Better.', array['${MARA}', '${OLD_TOM}']::uuid[]),
    ('${V3}', '${chapterId(1)}', '${INES}', 'THIRD', 'evaluated', 40, 'Worse.', '{}'),
    ('${V4}', '${chapterId(1)}', '${INES}', 'FOURTH', 'draft', null, null, '{}');
  insert into public.script_comments (script_id, user_id, body) values
    ('${V2}', '${INES}', 'on two'), ('${V3}', '${BORIS}', 'on three'), ('${V4}', null, 'on four');
  insert into public.video_generations (id, script_id, user_id) values
    ('70000000-0000-4000-8000-000000000901', '${V3}', '${INES}')`;

const ROLES = ['superuser', 'project_owner'] as const satisfies StartOptions['owner'][];

const upWorkAndDown = async (client: pg.Client): Promise<void> => {
  await up(client);
  await client.query(WORK);
  await down(client);
};

const OLD_SHAPES = [
  ['planned', 'superuser'],
  ['deployed', 'superuser'],
  ['deployed', 'project_owner'],
  ['first', 'project_owner'],
] as const;

describe.each(OLD_SHAPES)('further versions on %s, as %s', (start, owner) => {
  const onWork = (work: (client: pg.Client) => Promise<void>) =>
    onStart(
      sharedServer(),
      start,
      async (client) => {
        await upWorkAndDown(client);
        await work(client);
      },
      { owner },
    );

  test('the row that was there stays, and shows the active version', async () => {
    await onWork(async (client) => {
      const { rows } = await client.query(
        `select id, script from public.scripts where chapter_id = $1 and user_id = $2 and script_style = 'cinematic_movie'`,
        [chapterId(1), INES],
      );
      expect(rows).toEqual([{ id: scriptId(1), script: 'SECOND' }]);
    });
  });

  test('versions, scores, casts and every reference to them come back', async () => {
    await onStart(
      sharedServer(),
      start,
      async (client) => {
        await up(client);
        await client.query(WORK);
        const before = await fingerprint(client);
        await down(client);
        await up(client);
        const after = await fingerprint(client);
        expect(losses(before, after)).toEqual([]);
        expect(losses(after, before)).toEqual([]);
        expect(brief(await versions(client))).toEqual([
          [1, 'approved', V1],
          [2, 'active', 'SECOND'],
          [3, 'evaluated', 'THIRD'],
          [4, 'draft', 'FOURTH'],
        ]);
      },
      { owner },
    );
  });

  test('in the old shape no comment and no video is lost: they refer to the row that stayed', async () => {
    await onWork(async (client) => {
      const { rows } = await client.query(
        `select body as what from public.script_comments where script_id = $1
          union all select 'video' from public.video_generations where script_id = $1 and id = '70000000-0000-4000-8000-000000000901'
          order by 1`,
        [scriptId(1)],
      );
      expect(rows.map(({ what }) => what)).toEqual(
        expect.arrayContaining(['on two', 'on three', 'on four', 'video']),
      );
    });
  });

  test('a script edited in place becomes the newest version and active; the others return untouched', async () => {
    await onWork(async (client) => {
      const stayed = await rowThatStayed(client);
      await client.query("update public.scripts set script = 'EDITED' where id = $1", [
        scriptId(1),
      ]);
      await up(client);
      const found = await versions(client);
      expect(brief(found)).toEqual([
        [1, 'approved', V1],
        [2, 'approved', 'SECOND'],
        [3, 'evaluated', 'THIRD'],
        [4, 'draft', 'FOURTH'],
        [5, 'active', 'EDITED'],
      ]);
      expect(found[0]).toMatchObject({ id: scriptId(1), updated_at: stayed?.updated_at });
    });
  });

  test('a script of a new key is there, as version 1 and active', async () => {
    await onWork(async (client) => {
      await client.query(
        `insert into public.scripts (chapter_id, user_id, script_style, script) values ($1, $2, 'noir', 'NEW')`,
        [chapterId(2), INES],
      );
      await up(client);
      expect(brief(await versions(client, { chapter: chapterId(2), style: 'noir' }))).toEqual([
        [1, 'active', 'NEW'],
      ]);
    });
  });

  test('where the row that stayed is deleted, the archived versions come back under their numbers', async () => {
    await onWork(async (client) => {
      await client.query('delete from public.scripts where id = $1', [scriptId(1)]);
      await up(client);
      expect(brief(await versions(client))).toEqual([
        [2, 'active', 'SECOND'],
        [3, 'evaluated', 'THIRD'],
        [4, 'draft', 'FOURTH'],
      ]);
    });
  });

  test('where it is deleted and written anew, the new one is the newest and active', async () => {
    await onWork(async (client) => {
      await client.query('delete from public.scripts where id = $1', [scriptId(1)]);
      await client.query(
        `insert into public.scripts (chapter_id, user_id, script) values ($1, $2, 'ANEW')`,
        [chapterId(1), INES],
      );
      await up(client);
      expect(brief(await versions(client))).toEqual([
        [2, 'approved', 'SECOND'],
        [3, 'evaluated', 'THIRD'],
        [4, 'draft', 'FOURTH'],
        [5, 'active', 'ANEW'],
      ]);
    });
  });

  test('where the chapter is deleted, its archived versions stay in the archive', async () => {
    await onWork(async (client) => {
      await client.query('delete from public.chapters where id = $1', [chapterId(1)]);
      await up(client);
      expect(await versions(client)).toEqual([]);
      const { rows } = await client.query(
        "select columns ->> 'script' as script from goldenrod_archive.rows where id = any ($1) order by 1",
        [[V2, V3, V4]],
      );
      expect(rows.map(({ script }) => script)).toEqual(['FOURTH', 'SECOND', 'THIRD']);
      await up(client);
    });
  });
});

test.each(ROLES)('as %s: numbers with a gap keep it there and back', async (owner) => {
  await onStart(
    sharedServer(),
    'deployed',
    async (client) => {
      await up(client);
      await client.query(WORK);
      await client.query('delete from public.scripts where id = any ($1)', [[scriptId(1), V3]]);
      await down(client);
      await up(client);
      expect(brief(await versions(client))).toEqual([
        [2, 'active', 'SECOND'],
        [4, 'draft', 'FOURTH'],
      ]);
    },
    { owner },
  );
});

test('a status that is changed in the old shape is meant for the version that is shown', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await upWorkAndDown(client);
    await client.query("update public.scripts set status = 'draft' where id = $1", [scriptId(1)]);
    await up(client);
    expect(brief(await versions(client))).toEqual([
      [1, 'approved', V1],
      [2, 'draft', 'SECOND'],
      [3, 'evaluated', 'THIRD'],
      [4, 'draft', 'FOURTH'],
    ]);
  });
});

test('a status and a text that are changed together make a version of that status', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await upWorkAndDown(client);
    await client.query(
      "update public.scripts set status = 'draft', script = 'UNSURE' where id = $1",
      [scriptId(1)],
    );
    await up(client);
    expect(brief(await versions(client)).slice(1)).toEqual([
      [2, 'active', 'SECOND'],
      [3, 'evaluated', 'THIRD'],
      [4, 'draft', 'FOURTH'],
      [5, 'draft', 'UNSURE'],
    ]);
  });
});

test('a script written after the upgrade goes back to the nearest old word of the version shown', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await up(client);
    const add = (style: string, status: string) =>
      client.query(
        'insert into public.scripts (chapter_id, user_id, script_style, script, status) values ($1, $2, $3::text, $3::text, $4)',
        [chapterId(2), INES, style, status],
      );
    await add('first style', 'approved');
    await add('first style', 'active');
    await add('second style', 'approved');
    await add('third style', 'evaluated');
    await down(client);
    const { rows } = await client.query(
      "select script_style, status from public.scripts where script_style like '% style' order by 1",
    );
    expect(rows).toEqual([
      { script_style: 'first style', status: 'ready' },
      { script_style: 'second style', status: 'approved' },
      { script_style: 'third style', status: 'draft' },
    ]);
  });
});

test('a version that was deleted softly is not shown in the old shape, and comes back deleted or not', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await up(client);
    await client.query(WORK);
    const markDeleted = (ids: string[]) =>
      client.query(
        `insert into goldenrod_archive.rows (file, relation, id, columns)
         select '20251004000004', 'public.scripts', unnest($1::uuid[]), '{"deleted_at": "2025-11-01"}'`,
        [ids],
      );
    await markDeleted([scriptId(1), V2, scriptId(2)]);
    const before = await fingerprint(client);
    await down(client);
    const { rows } = await client.query(
      'select id, script from public.scripts where chapter_id = $1 and user_id = $2',
      [chapterId(1), INES],
    );
    expect(rows).toEqual([{ id: V3, script: 'FOURTH' }]);
    await up(client);
    const after = await fingerprint(client);
    expect(losses(before, after)).toEqual([]);
    expect(losses(after, before)).toEqual([]);
  });
});

test('a score and a text that are written on a start with versions of its own stand', async () => {
  await onStart(sharedServer(), 'verbatim', async (client) => {
    await up(client);
    const before = await versions(client);
    await down(client);
    await client.query(
      "update public.scripts set evaluation_score = 77, script = 'REWORKED' where id = $1",
      [scriptId(43)],
    );
    await up(client);
    const after = await versions(client);
    expect(after.map(({ id, version, status }) => [id, version, status])).toEqual(
      before.map(({ id, version, status }) => [id, version, status]),
    );
    expect(after.find(({ id }) => id === scriptId(43))).toMatchObject({
      script: 'REWORKED',
      evaluation_score: 77,
    });
  });
});

/** Sister tables that allow a script only once, or have no key to find a row by. */
const SISTERS = `
  create table public.likes (script_id uuid references public.scripts on delete cascade, user_id uuid, primary key (script_id, user_id));
  create table public.covers (id serial primary key, script_id uuid not null unique references public.scripts on delete cascade, picture bytea);
  create table public.views (script_id uuid references public.scripts, at timestamptz);
  alter table public.scripts add column slug text unique, add column number integer generated always as identity unique;`;
const SISTER_ROWS = `
  insert into public.likes select id, '${INES}' from public.scripts;
  insert into public.covers (script_id, picture) select id, decode('00ff', 'hex') from public.scripts;
  insert into public.views select id, '2025-09-01' from public.scripts;
  update public.scripts set slug = id::text;`;

test.each(ROLES)(
  'as %s: rows of tables that take a script once, or have no key, are there again after the way back and forth',
  async (owner) => {
    await onStart(
      sharedServer(),
      'deployed',
      async (client) => {
        await client.query(SISTERS);
        await up(client);
        await client.query(WORK);
        await client.query(SISTER_ROWS);
        const before = await fingerprint(client);
        await down(client);
        await up(client);
        const after = await fingerprint(client);
        expect(losses(before, after)).toEqual([]);
        expect(losses(after, before)).toEqual([]);
      },
      { owner },
    );
  },
);

test('a script with a unique slug and number can be edited in the old shape all the same', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await client.query(SISTERS);
    await up(client);
    await client.query(WORK + SISTER_ROWS.slice(SISTER_ROWS.indexOf(';') + 1).replace(/^/, ';'));
    await down(client);
    await client.query("update public.scripts set script = 'EDITED' where id = $1", [scriptId(1)]);
    await up(client);
    expect(brief(await versions(client)).at(-1)).toEqual([5, 'active', 'EDITED']);
  });
});

test('a foreign key to more than the id of a script stops the rollback before it changes anything', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await up(client);
    await client.query(WORK);
    await client.query(`
      alter table public.scripts add constraint with_owner unique (id, user_id);
      create table public.notes (id serial primary key, script_id uuid, user_id uuid,
        foreign key (script_id, user_id) references public.scripts (id, user_id) on delete cascade);
      insert into public.notes (script_id, user_id) values ('${V3}', '${INES}')`);
    const before = await fingerprint(client);
    await expect(down(client, { files: [0] })).rejects.toMatchObject({ code: 'GR013' });
    expect(losses(before, await fingerprint(client))).toEqual([]);
  });
});

describe('images', () => {
  const CHARACTERS = `
    update public.image_generations set character_id = '${MARA}' where id = '${imageId(1)}';
    update public.image_generations set character_id = '${OLD_TOM}' where id = '${imageId(2)}';
    insert into public.image_generations (id, user_id, character_id, image_prompt) values
      ('${imageId(901)}', '${INES}', '${MARA}', 'standalone')`;

  test.each(['planned', 'first'] as const)(
    'on %s: owners and characters that the old shape cannot hold come back',
    async (start) => {
      await onStart(sharedServer(), start, async (client) => {
        await up(client);
        await client.query(CHARACTERS);
        const before = await fingerprint(client);
        await down(client);
        await up(client);
        const after = await fingerprint(client);
        expect(losses(before, after)).toEqual([]);
      });
    },
  );

  test('rows that are added, deleted, or whose character went in between are as people left them', async () => {
    await onStart(sharedServer(), 'planned', async (client) => {
      await up(client);
      await client.query(CHARACTERS);
      await down(client);
      await client.query('delete from public.image_generations where id = $1', [imageId(1)]);
      await client.query('delete from public.characters where id = $1', [OLD_TOM]);
      await client.query(
        `insert into public.image_generations (id, video_generation_id) select '${imageId(902)}', video_generation_id
           from public.image_generations where id = $1`,
        [imageId(2)],
      );
      await up(client);
      const { rows } = await client.query(
        'select id, user_id, character_id from public.image_generations where id = any ($1) order by id',
        [[imageId(1), imageId(2), imageId(901), imageId(902)]],
      );
      expect(rows).toEqual([
        { id: imageId(2), user_id: INES, character_id: null },
        { id: imageId(901), user_id: INES, character_id: MARA },
        { id: imageId(902), user_id: INES, character_id: null },
      ]);
    });
  });

  test('where the old shape has the column, what is chosen there stands', async () => {
    await onStart(sharedServer(), 'verbatim', async (client) => {
      await up(client);
      await client.query(CHARACTERS);
      await down(client);
      await client.query('update public.image_generations set character_id = $1 where id = $2', [
        OLD_TOM,
        imageId(1),
      ]);
      await up(client);
      const { rows } = await client.query(
        'select character_id from public.image_generations where id = $1',
        [imageId(1)],
      );
      expect(rows).toEqual([{ character_id: OLD_TOM }]);
    });
  });
});
