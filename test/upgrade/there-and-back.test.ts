import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { START_NAMES, type StartName, type StartOptions } from '../starts/build-start.ts';
import { type Fingerprint, fingerprint, losses } from '../starts/fingerprint.ts';
import { expectEndState } from './end-state.ts';
import { onStart } from './on-start.ts';
import { BASELINE, PHASE_1A } from './phase-1a-files.ts';
import { down, up, WAY_NAMES } from './run-upgrade.ts';

interface State {
  schema: string;
  rows: Fingerprint;
}

const stateOf = async (client: pg.Client): Promise<State> => ({
  schema: await schemaSnapshot(client),
  rows: await fingerprint(client),
});

function expectSame(found: State, wanted: State): void {
  expect(found.schema).toBe(wanted.schema);
  expect(losses(wanted.rows, found.rows)).toEqual([]);
}

/** Before an empty database is taken there, it has to have something to come back to. */
async function readyStart(client: pg.Client, name: StartName): Promise<State> {
  if (name === 'empty') await client.query(BASELINE);
  return stateOf(client);
}

const OWNERS = ['superuser', 'project_owner'] as const satisfies StartOptions['owner'][];

describe.each(OWNERS)('as %s', (owner) => {
  describe.each(WAY_NAMES)('%s', (way) => {
    test.each(START_NAMES)('%s: up, down, up restores schema and rows each time', async (name) => {
      await onStart(
        sharedServer(),
        name,
        async (client) => {
          const start = await readyStart(client, name);
          await up(client, { way });
          await expectEndState(client);
          const end = await stateOf(client);
          await down(client, { way });
          expectSame(await stateOf(client), start);
          await up(client, { way });
          expectSame(await stateOf(client), end);
          await down(client, { way });
          expectSame(await stateOf(client), start);
        },
        { owner },
      );
    });
  });
});

test.each(START_NAMES)('%s: each file goes back to where it began, one at a time', async (name) => {
  await onStart(sharedServer(), name, async (client) => {
    const states = [await readyStart(client, name)];
    for (const file of PHASE_1A.keys()) {
      await up(client, { files: [file] });
      states.push(await stateOf(client));
    }
    for (const file of [2, 1, 0]) {
      await down(client, { files: [file] });
      expectSame(await stateOf(client), states[file] as State);
    }
  });
});

test.each(PHASE_1A.map(({ name }, file) => ({ name, file })))(
  '$name goes back alone, whatever else is there',
  async ({ file }) => {
    await onStart(sharedServer(), 'verbatim-on-deployed-by-hand', async (client) => {
      const start = await stateOf(client);
      await up(client, { files: [file] });
      await down(client, { files: [file] });
      expectSame(await stateOf(client), start);
    });
  },
);

test('the files go back in any order', async () => {
  for (const files of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ]) {
    await onStart(sharedServer(), 'deployed', async (client) => {
      const start = await stateOf(client);
      await up(client);
      await down(client, { files });
      expectSame(await stateOf(client), start);
    });
  }
});

test.each(PHASE_1A)(
  '$name has nothing to take back where it never ran, and says so',
  async (file) => {
    await onStart(sharedServer(), 'deployed', async (client) => {
      const start = await stateOf(client);
      await expect(client.query(file.down)).rejects.toMatchObject({ code: 'GR011' });
      await up(client);
      await down(client);
      await expect(client.query(file.down)).rejects.toMatchObject({ code: 'GR011' });
      expectSame(await stateOf(client), start);
    });
  },
);

test('a rollback that psql goes on with after its error takes nothing away', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await up(client);
    await client.query(
      `insert into goldenrod_archive.starting_points (file, facts) values ('20251004000004', '{}')`,
    );
    const end = await stateOf(client);
    const codes: (string | undefined)[] = [];
    const { splitStatements } = await import('../../src/db/migration-files/split-statements.ts');
    for (const { text } of splitStatements(PHASE_1A[0]?.down ?? '')) {
      await client.query(text).catch((error: pg.DatabaseError) => codes.push(error.code));
    }
    expect(codes).toEqual(['GR012']);
    expectSame(await stateOf(client), end);
  });
});

/** What is found beside the tables has its own words, rights and moments: they come back too. */
const TRIMMINGS = `
  comment on column scripts.status is 'ready, or not';
  comment on constraint scripts_chapter_id_user_id_script_style_key on scripts is 'one each';
  comment on policy "Users can insert their own image generations" on image_generations is 'ours';
  create trigger always_touch before update on scripts for each row execute function touch_updated_at();
  alter table scripts enable always trigger always_touch;
  alter table scripts disable trigger scripts_touch;
  alter table image_generations force row level security;
  alter table script_comments alter constraint script_comments_script_id_fkey deferrable initially deferred;
  grant select (id, status) on scripts to anon`;

test.each(OWNERS)(
  'as %s: comments, column rights and trigger modes survive there and back',
  async (owner) => {
    await onStart(
      sharedServer(),
      'deployed',
      async (client) => {
        await client.query(TRIMMINGS);
        const start = await stateOf(client);
        await up(client);
        await expectEndState(client);
        await down(client);
        expectSame(await stateOf(client), start);
      },
      { owner },
    );
  },
);

test('an owner whom forced row level security would hide rows from is told, and nothing is half done', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await client.query(`
      create role limited_owner_${process.pid};
      grant create on database ${client.database} to limited_owner_${process.pid};
      grant create, usage on schema public, auth to limited_owner_${process.pid};
      grant all on auth.users to limited_owner_${process.pid}`);
    try {
      for (const table of [
        'scripts',
        'characters',
        'chapters',
        'script_comments',
        'video_generations',
      ]) {
        await client.query(`alter table ${table} owner to limited_owner_${process.pid}`);
      }
      await client.query('alter table scripts force row level security');
      await client.query(`set role limited_owner_${process.pid}`);
      await expect(up(client, { files: [0] })).rejects.toMatchObject({ code: '42501' });
      await client.query('reset role');
      const { rows } = await client.query(
        "select count(*)::integer as count from scripts where status::text = 'ready'",
      );
      expect(rows).not.toEqual([{ count: 0 }]);
    } finally {
      await client.query('reset role');
      await client.query(
        `reassign owned by limited_owner_${process.pid} to postgres; drop owned by limited_owner_${process.pid}; drop role limited_owner_${process.pid}`,
      );
    }
  });
});
