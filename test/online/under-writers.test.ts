import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { START_NAMES, type StartName } from '../starts/build-start.ts';
import { OldWriter } from './old-writer.ts';
import {
  expectedState,
  LAST,
  onlineStart,
  readState,
  SMALL_BATCHES,
  WRITERS,
} from './online-start.ts';

describe.each([18, 15] as const)('on PostgreSQL %i', (major) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ major });
  });
  afterAll(() => server.stop());

  test.each(START_NAMES.filter((name) => name !== 'empty'))(
    'from %s with old writers at work, an online migration comes to what a plain one does',
    async (start) => {
      const written = await migrateUnderWriters(server, start);
      expect(written.logs.flat().length).toBeGreaterThan(0);
      const expected = await expectedState(server, start, written.logs);
      expect(written.state.schema).toBe(expected.schema);
      expect(written.state.rows).toEqual(expected.rows);
    },
  );

  test('on an empty database it makes what a plain one makes', async () => {
    const database = await onlineStart(server, 'empty');
    const db = await openDatabase({ url: database.url });
    await migrate(db, { to: LAST, online: { upgrade: PHASE_1A } });
    await db.close();
    const expected = await expectedState(server, 'empty', []);
    expect(await readState(database.url)).toEqual(expected);
    await database.drop();
  });
});

async function migrateUnderWriters(server: PostgresServer, start: StartName) {
  const database = await onlineStart(server, start);
  const writers = Array.from(
    { length: WRITERS },
    (_, number) => new OldWriter(database.url, start, number),
  );
  const db = await openDatabase({ url: database.url });
  try {
    await migrate(db, { to: LAST, online: { upgrade: PHASE_1A, limits: SMALL_BATCHES } });
  } finally {
    for (const writer of writers) await writer.stop();
    await db.close();
  }
  const state = await readState(database.url);
  await database.drop();
  return { logs: writers.map(({ log }) => log), state };
}
