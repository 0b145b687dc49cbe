import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookItem, Job, Page, ScriptItem } from '../../src/contract/index.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { addUser, migratedTemplate } from '../harness/engines.ts';
import { goldenrod, goldenrodJson } from '../harness/goldenrod.ts';
import { findPgbouncer, type Pgbouncer, startPgbouncer } from '../harness/pgbouncer.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startUp } from '../harness/start-up.ts';
import { temporaryStore } from '../harness/temporary-store.ts';
import { until } from '../harness/until.ts';
import { type Ask, askAs, startApi } from '../http/api-server.ts';

const binary = findPgbouncer();
const SESSIONS = 3;
const USERS = 6;
const skipped = binary === undefined ? ' (skipped: there is no pgbouncer, see PGBOUNCER_PATH)' : '';

describe.skipIf(binary === undefined)(`behind pgbouncer in transaction mode${skipped}`, () => {
  let database: TestDatabase;
  let pooler: Pgbouncer;
  let pooled: string;
  const dbs: Database[] = [];
  beforeAll(async () => {
    database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
    pooler = await startPgbouncer(binary ?? '', database.url, { sessions: SESSIONS });
    pooled = pooler.through(database.url);
  });
  afterAll(async () => {
    for (const db of dbs) await db.close();
    await pooler?.stop();
    await database?.drop();
  });

  async function connected(url: string): Promise<Database> {
    const db = await connectServer(url);
    dbs.push(db);
    return db;
  }

  /** What a user does in a working day, in a time in which others do the same. */
  async function workday(ask: Ask, name: string): Promise<string[]> {
    const { body: imported } = await ask<{ book: BookItem }>(
      'POST',
      `/v1/books?file_name=${name}.md`,
      { body: `# One\n\n${name} lit the lamp.\n\n# Two\n\n${name} put it out.\n` },
    );
    const { id } = imported.book;
    const { body: script } = await ask<ScriptItem>('POST', `/v1/books/${id}/chapters/1/scripts`, {
      body: { text: `INT. ROOM - DAY\n\n${name.toUpperCase()}\nYes.\n`, origin: 'import' },
    });
    for (const move of ['evaluate', 'approve', 'activate']) {
      const moved = await ask('POST', `/v1/scripts/${script.id}/${move}`);
      expect([201, 200], moved.text).toContain(moved.status);
    }
    const job = await ask<Job>('POST', '/v1/jobs', {
      body: { kind: 'draft', input: { book: id, chapter: 2 } },
    });
    expect(job.status, job.text).toBe(202);
    return [script.id];
  }

  it('API and worker, two of each, serve many users at once, and nobody sees another’s rows', async () => {
    const [one, two] = [await connected(pooled), await connected(pooled)];
    const apis = [await startApi(one), await startApi(two)];
    const { store, remove } = await temporaryStore();
    const workers = [
      await startWorker(one, { store, pollMs: 20, concurrency: 2 }),
      await startWorker(two, { store, pollMs: 20, concurrency: 2 }),
    ];
    try {
      const users = await Promise.all(Array.from({ length: USERS }, () => addUser(one)));
      await Promise.all(
        users.map(async ({ userId }, n) => {
          const turn = (k: number) => askAs(apis[(n + k) % 2] ?? { url: '' }, userId);
          const [mine] = await workday(turn(0), `mara${n}`);
          for (let look = 0; look < 20; look += 1) {
            const { body } = await turn(look)<Page<ScriptItem>>('GET', '/v1/scripts');
            expect(body.items.map(({ book }) => book).every((book) => book === `mara${n}`)).toBe(
              true,
            );
            expect(body.items.map(({ id }) => id)).toContain(mine);
          }
          await until(async () => {
            const { body } = await turn(1)<Page<Job>>('GET', '/v1/jobs');
            const drafts = body.items.filter(({ kind }) => kind === 'draft');
            return drafts.length === 1 && drafts[0]?.state === 'done';
          });
        }),
      );
    } finally {
      await Promise.all(workers.map((each) => each.stop()));
      await Promise.all(apis.map((each) => each.stop()));
      await remove();
    }
  });

  it('leaves nothing of a request in a session: role, claims, settings, locks, statements', async () => {
    const db = await connected(pooled);
    const direct = await connected(database.url);
    const seen = await Promise.all(
      Array.from({ length: SESSIONS * 4 }, async () => {
        const { rows } = await db.pool.query(
          `select pg_backend_pid() as pid, current_user::text as who,
             coalesce(current_setting('request.jwt.claims', true), '') as claims,
             current_setting('search_path') as path, current_setting('lock_timeout') as locks,
             (select count(*)::int from pg_prepared_statements) as statements,
             (select count(*)::int from pg_cursors) as cursors, pg_sleep(0.05)::text as slept`,
        );
        return rows[0] as { pid: number; [name: string]: unknown };
      }),
    );
    expect(new Set(seen.map(({ pid }) => pid)).size).toBe(SESSIONS);
    const clean = {
      who: 'postgres',
      claims: '',
      path: '"$user", public',
      locks: '0',
      statements: 0,
      cursors: 0,
    };
    for (const { pid: _pid, slept: _slept, ...session } of seen) expect(session).toEqual(clean);
    const locks = await direct.pool.query(
      `select from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
    );
    expect(locks.rowCount).toBe(0);
  });

  it('the commands work, and `up` with its worker', async () => {
    expect(await goldenrodJson(['--database-url', pooled, 'demo'])).toHaveProperty('script');
    const up = await startUp(['--database-url', pooled]);
    try {
      const ask = askAs(up, up.token);
      const { body: job } = await ask<Job>('POST', '/v1/jobs', {
        body: { kind: 'draft', input: { book: 'lamplighter', chapter: 2 } },
      });
      await until(async () => {
        const { body } = await ask<Job>('GET', `/v1/jobs/${job.id}`);
        return body.state === 'done';
      });
      expect((await ask('GET', '/readyz')).status).toBe(200);
    } finally {
      await up.stop();
    }
  });

  it('a migration is refused, and says which address to give', async () => {
    const answer = await goldenrod(['--database-url', pooled, 'db', 'migrate', '--json']);
    expect([answer.code, answer.stdout]).toEqual([2, '']);
    expect(JSON.parse(answer.stderr).error.message).toContain('pooler');
    const direct = await goldenrod(['--database-url', database.url, 'db', 'migrate', '--json']);
    expect(direct.code).toBe(0);
  });
});
