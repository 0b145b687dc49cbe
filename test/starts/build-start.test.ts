import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlSession } from '../../src/db/generated/schema-snapshot.ts';
import { createDatabase, type DatabaseServer, withClient } from '../harness/databases.ts';
import { inMemory } from '../harness/in-memory.ts';
import { startPostgres } from '../harness/postgres-server.ts';
import { sharedServer } from '../harness/shared-server.ts';
import {
  buildStart,
  START_NAMES,
  STARTS_WITH_DATA,
  type StartName,
  startTemplate,
} from './build-start.ts';
import { fingerprint, losses } from './fingerprint.ts';
import { BORIS, INES } from './ids.ts';

async function onStart<T>(
  server: DatabaseServer,
  name: StartName,
  work: (client: pg.Client) => Promise<T>,
  owner: 'superuser' | 'project_owner' = 'superuser',
): Promise<T> {
  const template = await startTemplate(server, name, { owner });
  const database = await createDatabase(server, { template });
  try {
    return await withClient(database.url, work);
  } finally {
    await database.drop();
  }
}

const SCRIPT_COUNTS: Record<StartName, number> = {
  empty: 0,
  planned: 12,
  deployed: 23,
  first: 12,
  verbatim: 24,
  'verbatim-on-deployed': 39,
  'verbatim-on-deployed-by-hand': 39,
};

async function scriptCount(client: pg.Client): Promise<number> {
  const tables = await fingerprint(client);
  return tables.get('scripts')?.rows ?? 0;
}

test.each(START_NAMES)('%s builds on PostgreSQL 18', async (name) => {
  expect(await onStart(sharedServer(), name, scriptCount)).toBe(SCRIPT_COUNTS[name]);
});

test.each(START_NAMES)('%s builds for an owner who is no superuser', async (name) => {
  await onStart(
    sharedServer(),
    name,
    async (client) => {
      const { rows } = await client.query(
        "select distinct tableowner from pg_tables where schemaname = 'public'",
      );
      expect(rows).toEqual(name === 'empty' ? [] : [{ tableowner: 'project_owner' }]);
    },
    'project_owner',
  );
});

test('verbatim-on-deployed, the one with files that fail, builds on the embedded PGlite', async () => {
  const embedded = await inMemory();
  const session: SqlSession = {
    query: async (text, values) =>
      values
        ? embedded.query(text, values)
        : { rows: (await embedded.exec(text)).at(-1)?.rows ?? [] },
  };
  await buildStart('verbatim-on-deployed', session);
  const tables = await fingerprint(session);
  expect(tables.get('scripts')?.rows).toBe(SCRIPT_COUNTS['verbatim-on-deployed']);
  await embedded.close();
});

describe.each([15, 17] as const)('on PostgreSQL %i', (major) => {
  let stop: () => Promise<void>;
  let server: DatabaseServer;
  beforeAll(async () => {
    const started = await startPostgres({ major });
    server = started;
    stop = started.stop;
  });
  afterAll(() => stop());

  test.each(START_NAMES)('%s builds', async (name) => {
    expect(await onStart(server, name, scriptCount)).toBe(SCRIPT_COUNTS[name]);
  });
});

const MEDIA_POLICIES = {
  planned: ['Users can view image generations for their videos ALL'],
  deployed: [
    'Users can insert their own image generations INSERT',
    'Users can view their image generations SELECT',
  ],
  first: ['Users can view image generations for their videos ALL'],
  verbatim: ['Users can view their image generations SELECT'],
  'verbatim-on-deployed': [
    'Users can insert their own image generations INSERT',
    'Users can view their image generations SELECT',
  ],
} satisfies Partial<Record<StartName, string[]>>;

test.each(Object.entries(MEDIA_POLICIES) as [StartName, string[]][])(
  'on %s the policies on images, and likewise on sounds, are %s',
  async (name, expected) => {
    await onStart(sharedServer(), name, async (client) => {
      const policiesOn = async (table: string) => {
        const { rows } = await client.query<{ policy: string }>(
          "select policyname || ' ' || cmd as policy from pg_policies where tablename = $1 order by 1",
          [table],
        );
        return rows.map((row) => row.policy);
      };
      expect(await policiesOn('image_generations')).toEqual(expected);
      expect(await policiesOn('audio_generations')).toEqual(
        expected.map((policy) => policy.replace('image', 'audio')),
      );
    });
  },
);

test.each(STARTS_WITH_DATA)(
  'on %s a signed-in user reads his own scripts and the shared ones',
  async (name) => {
    await onStart(sharedServer(), name, async (client) => {
      const foreign = async (user: string) => {
        await client.query("select set_config('request.jwt.claims', $1, false)", [
          JSON.stringify({ sub: user, role: 'authenticated' }),
        ]);
        const { rows } = await client.query<{ own: boolean; shared: boolean; count: number }>(
          `select user_id is not distinct from $1 as own, shared, count(*)::integer from scripts
          group by 1, 2 order by 1, 2`,
          [user],
        );
        return rows;
      };
      await client.query('set role authenticated');
      for (const user of [INES, BORIS]) {
        const visible = await foreign(user);
        expect(visible.some((row) => row.own)).toBe(true);
        expect(visible.filter((row) => !row.own && !row.shared)).toEqual([]);
      }
    });
  },
);

test('losses names a table, a row, a column and a value that went', async () => {
  await onStart(sharedServer(), 'planned', async (client) => {
    const before = await fingerprint(client);
    expect(losses(before, await fingerprint(client))).toEqual([]);
    await client.query(`
      drop table script_comments;
      delete from image_generations where scene_id is null and user_id is null;
      alter table books drop column tags, add column colour text;
      update scripts set script_name = '' where script_name is null;`);
    expect(losses(before, await fingerprint(client))).toEqual([
      'column books.tags is gone',
      'table image_generations had 9 rows and has 8',
      'table script_comments is gone',
      'values of scripts.script_name changed',
      // the trigger that was there wrote it
      'values of scripts.updated_at changed',
    ]);
  });
});
