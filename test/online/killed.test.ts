import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { withClient } from '../harness/databases.ts';
import {
  DURABLE_SETTINGS,
  type PostgresServer,
  startPostgres,
} from '../harness/postgres-server.ts';
import { STARTS_WITH_DATA, type StartName } from '../starts/build-start.ts';
import { runApart } from './killable-runner.ts';
import { OldWriter } from './old-writer.ts';
import { BASE, expectedState, LAST, onlineStart, readState, WRITERS } from './online-start.ts';

/** More for a long run: GOLDENROD_ROUNDS=50 npx vitest run test/online/killed.test.ts */
const ROUNDS = Number(process.env.GOLDENROD_ROUNDS ?? 2);
/** A migration of these tests takes about this long. */
const ABOUT_MS = 1_500;
const ROLLBACK_ABOUT_MS = 400;
const ROUND_TIMEOUT_MS = 300_000;
const KILLS_AT_MOST = 4;

const rounds = Array.from({ length: ROUNDS }, (_, n) => n);
const startOf = (round: number): StartName =>
  STARTS_WITH_DATA[round % STARTS_WITH_DATA.length] ?? 'deployed';

describe('kill -9 at a random moment', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ major: 18, settings: DURABLE_SETTINGS });
  });
  afterAll(() => server.stop());

  /** Every other round it is the server that is killed, and comes back. */
  const strike = async (round: number, within: number, kill: () => void) => {
    await sleep(randomInt(within));
    if (round % 2 === 1) {
      await server.kill9();
      await server.restart();
    } else {
      kill();
    }
  };

  test.each(rounds)(
    'of the online migration, with old writers at work: nothing is lost (round %i)',
    async (round) => {
      const start = startOf(round);
      const database = await onlineStart(server, start);
      const writers = Array.from(
        { length: WRITERS },
        (_, number) => new OldWriter(database.url, start, number),
      );
      let done = false;
      for (let kills = 0; !done; kills += 1) {
        const struck = kills < 1 + (round % KILLS_AT_MOST);
        const attempt = await runApart('up', database.url, async (kill) => {
          if (struck) await strike(round, ABOUT_MS, kill);
        });
        done = attempt.done;
        if (!struck) expect(attempt).toMatchObject({ done: true });
      }
      for (const writer of writers) await writer.stop();
      const expected = await expectedState(
        server,
        start,
        writers.map(({ log }) => log),
      );
      const found = await readState(database.url);
      expect(found.schema).toBe(expected.schema);
      expect(found.rows).toEqual(expected.rows);
      await database.drop();
    },
    ROUND_TIMEOUT_MS,
  );

  test.each(rounds)(
    'of the rollback: it goes on from where it was (round %i)',
    async (round) => {
      const start = startOf(round);
      const expected = await thereAndBack(start);
      const database = await onlineStart(server, start);
      await inProcess(database.url, (db) => migrate(db, { to: LAST }));
      let done = false;
      for (let kills = 0; !done; kills += 1) {
        const struck = kills < 1 + (round % KILLS_AT_MOST);
        const attempt = await runApart('down', database.url, async (kill) => {
          if (struck) await strike(round, ROLLBACK_ABOUT_MS, kill);
        });
        done = attempt.done;
        if (!struck) expect(attempt).toMatchObject({ done: true });
      }
      expect(await readState(database.url)).toEqual(expected);
      await database.drop();
    },
    ROUND_TIMEOUT_MS,
  );

  async function thereAndBack(start: StartName) {
    const database = await onlineStart(server, start);
    await inProcess(database.url, async (db) => {
      await migrate(db, { to: LAST });
      await rollback(db, { to: BASE });
    });
    const state = await readState(database.url);
    await database.drop();
    return state;
  }

  test('killed half-way, a plain migration finishes what the online one began', async () => {
    const database = await onlineStart(server, 'deployed');
    await runApart('up', database.url, async (kill) => {
      await sleep(randomInt(ABOUT_MS / 2));
      kill();
    });
    await inProcess(database.url, (db) => migrate(db, { to: LAST }));
    const expected = await expectedState(server, 'deployed', []);
    expect(await readState(database.url)).toEqual(expected);
    await database.drop();
  });

  test('two online runners at once do it once', async () => {
    const database = await onlineStart(server, 'deployed');
    const both = await Promise.all([runApart('up', database.url), runApart('up', database.url)]);
    expect(both.map(({ done }) => done)).toEqual([true, true]);
    const expected = await expectedState(server, 'deployed', []);
    expect(await readState(database.url)).toEqual(expected);
    await withClient(database.url, async (client) => {
      const { rows } = await client.query(
        "select version from supabase_migrations.schema_migrations where version like '2025100400000%'",
      );
      expect(rows).toHaveLength(9);
    });
    await database.drop();
  });
});

async function inProcess(
  url: string,
  work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
): Promise<void> {
  const db = await openDatabase({ url });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
