import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import type { DatabaseServer } from '../harness/databases.ts';
import { startPostgres } from '../harness/postgres-server.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { START_NAMES, STARTS_WITH_DATA, type StartName } from '../starts/build-start.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import { expectEndState } from './end-state.ts';
import { knownSchema } from './known-schema.ts';
import { onStart } from './on-start.ts';
import { BASELINE, PHASE_1A } from './phase-1a-files.ts';
import { down, up, WAY_NAMES } from './run-upgrade.ts';

/** Columns that the end state may change; every other one comes through byte for byte. */
const MEDIA_OWNERS = [
  'values of audio_generations.user_id changed',
  'values of image_generations.user_id changed',
];
const MEDIA_CHARACTERS = [
  'values of audio_generations.character_id changed',
  'values of image_generations.character_id changed',
];
const SCRIPTS_AFTER_PLAN = [
  'values of scripts.character_ids changed',
  'values of scripts.evaluation_score changed',
  'values of scripts.status changed',
  'values of scripts.version changed',
];
const CHANGED: Record<StartName, string[]> = {
  empty: [],
  planned: MEDIA_OWNERS,
  deployed: [...MEDIA_OWNERS, 'values of scripts.status changed'],
  first: ['values of scripts.status changed'],
  verbatim: [...MEDIA_OWNERS, ...MEDIA_CHARACTERS, ...SCRIPTS_AFTER_PLAN],
  'verbatim-on-deployed': [...MEDIA_OWNERS, ...SCRIPTS_AFTER_PLAN],
  'verbatim-on-deployed-by-hand': [...MEDIA_OWNERS, ...MEDIA_CHARACTERS, ...SCRIPTS_AFTER_PLAN],
};

describe.each(WAY_NAMES)('%s', (way) => {
  test.each(START_NAMES)('%s comes to the end state and loses nothing', async (name) => {
    await onStart(sharedServer(), name, async (client) => {
      const before = await fingerprint(client);
      await up(client, { way });
      await expectEndState(client);
      expect(losses(before, await fingerprint(client))).toEqual([...CHANGED[name]].sort());
    });
  });

  test.each(START_NAMES)('%s is not changed by a second run', async (name) => {
    await onStart(sharedServer(), name, async (client) => {
      await up(client, { way });
      const everything = async () => ({
        schema: await schemaSnapshot(client, { schemas: ['public', 'goldenrod_archive'] }),
        rows: await fingerprint(client),
        archive: await fingerprint(client, { schema: 'goldenrod_archive' }),
      });
      const once = await everything();
      await up(client, { way });
      expect(await everything()).toEqual(once);
    });
  });
});

describe.each(PHASE_1A.map(({ name }, file) => ({ name, file })))('$name alone', ({ file }) => {
  test.each(START_NAMES)('brings its part of the end state to %s', async (name) => {
    await onStart(sharedServer(), name, async (client) => {
      const before = await fingerprint(client);
      await up(client, { files: [file] });
      await expectEndState(client, file);
      const lost = losses(before, await fingerprint(client));
      expect(CHANGED[name]).toEqual(expect.arrayContaining(lost));
    });
  });
});

test.each([
  [0, 2, 1],
  [1, 0, 2],
  [2, 1, 0],
])('the files come to the same end in the order %i, %i, %i', async (...files) => {
  await onStart(sharedServer(), 'verbatim-on-deployed-by-hand', async (client) => {
    await up(client, { files });
    await expectEndState(client);
  });
});

test('every start ends in the same schema, what was unknown left out', async () => {
  const schemas = new Map<string, string[]>();
  for (const name of STARTS_WITH_DATA) {
    await onStart(sharedServer(), name, async (client) => {
      await up(client);
      const schema = await knownSchema(client);
      schemas.set(schema, [...(schemas.get(schema) ?? []), name]);
    });
  }
  expect([...schemas.values()]).toEqual([STARTS_WITH_DATA]);
});

test('an empty database gets the tables of the baseline, and the same end as one that had it', async () => {
  const endOf = (prepare: (client: pg.Client) => Promise<unknown>) =>
    onStart(sharedServer(), 'empty', async (client) => {
      await prepare(client);
      await up(client);
      return schemaSnapshot(client);
    });
  expect(await endOf(async () => undefined)).toBe(await endOf((client) => client.query(BASELINE)));
  const body = /do \$\$\nbegin\n([\s\S]*)end\n\$\$;/.exec(BASELINE)?.[1] ?? 'no body';
  for (const file of PHASE_1A) expect(file.up).toContain(body);
});

test('a table that is missing beside others is named, and nothing is made', async () => {
  await onStart(sharedServer(), 'planned', async (client) => {
    await client.query('drop table public.audio_generations; drop table public.image_generations');
    const before = await schemaSnapshot(client);
    for (const file of [1, 2]) {
      await expect(up(client, { files: [file] })).rejects.toMatchObject({ code: 'GR010' });
    }
    expect(await schemaSnapshot(client)).toBe(before);
  });
});

test('a type script_status with other labels is left alone, and named', async () => {
  await onStart(sharedServer(), 'planned', async (client) => {
    await client.query("create type public.script_status as enum ('open', 'closed')");
    const before = await schemaSnapshot(client);
    await expect(up(client)).rejects.toMatchObject({
      code: 'GR010',
      message: expect.stringContaining('open,closed'),
    });
    expect(await schemaSnapshot(client)).toBe(before);
  });
});

test('what the three files share is the same text in each', () => {
  const shared =
    /create or replace function goldenrod_archive\.silence[\s\S]*?Ends what silence\(\) began\.';/;
  const texts = PHASE_1A.map((file) => shared.exec(file.up)?.[0]);
  expect(texts[0]).toBeDefined();
  expect(new Set(texts).size).toBe(1);
});

test('the session that ran a file finds its search path and its role as they were', async () => {
  await onStart(sharedServer(), 'deployed', async (client) => {
    await client.query('begin');
    await up(client);
    const { rows } = await client.query(
      "select current_setting('search_path') as path, current_setting('session_replication_role') as role",
    );
    expect(rows).toEqual([{ path: '"$user", public', role: 'origin' }]);
    await client.query('rollback');
  });
});

test('a live database with drafts, scores and characters is not changed by running the files again', async () => {
  await onStart(sharedServer(), 'verbatim', async (client) => {
    await up(client);
    await client.query(
      `insert into public.scripts (chapter_id, user_id, script) select chapter_id, user_id, 'FADE IN: later.'
         from public.scripts where chapter_id is not null and user_id is not null`,
    );
    await client.query('update public.image_generations set character_id = null');
    const before = await fingerprint(client);
    await up(client);
    expect(losses(before, await fingerprint(client))).toEqual([]);
  });
});

describe.each([15, 17] as const)('on PostgreSQL %i', (major) => {
  let server: DatabaseServer;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const started = await startPostgres({ major });
    server = started;
    stop = started.stop;
  });
  afterAll(() => stop());

  test.each(START_NAMES)(
    '%s comes to the end state, loses nothing, and goes back',
    async (name) => {
      await onStart(server, name, async (client) => {
        if (name === 'empty') await client.query(BASELINE);
        const before = await fingerprint(client);
        const schema = await schemaSnapshot(client);
        await up(client, { way: 'statement by statement' });
        await expectEndState(client);
        expect(losses(before, await fingerprint(client))).toEqual([...CHANGED[name]].sort());
        await down(client, { way: 'statement by statement' });
        expect(await schemaSnapshot(client)).toBe(schema);
        expect(losses(before, await fingerprint(client))).toEqual([]);
      });
    },
  );
});
