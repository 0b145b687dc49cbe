import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase } from '../harness/databases.ts';
import {
  DURABLE_SETTINGS,
  type PostgresServer,
  startPostgres,
} from '../harness/postgres-server.ts';
import { type RunningUp, startUp } from '../harness/start-up.ts';
import { until } from '../harness/until.ts';
import { JOB_STYLE, type LoadDesk, makeDesks, STYLES } from './desks.ts';
import { drive, type LoadAnswer, type LoadRequest } from './drive.ts';
import { halfDone } from './invariants.ts';
import { LOAD_ENV } from './issuer.ts';

const RUN_TS = fileURLToPath(new URL('../harness/run-ts.mjs', import.meta.url));
const WORKER = fileURLToPath(new URL('./worker-child.ts', import.meta.url));
const CONNECTIONS = 24;
const TEXT = 'INT. LIGHTHOUSE - NIGHT\n\nMARA\nIt holds.\n';

let server: PostgresServer;
let url = '';
let desks: LoadDesk[] = [];
let apis: RunningUp[] = [];
let workers: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'goldenrod-restarted-'));

beforeAll(async () => {
  // What was answered has to outlive the server, so it waits for the disk.
  server = await startPostgres({ major: 18, settings: DURABLE_SETTINGS });
  ({ url } = await createDatabase(server));
  const db = await connectServer(url);
  await migrate(db);
  await db.close();
  desks = await makeDesks(url, 4);
  const args = ['--no-worker', '--database-url', url];
  apis = await Promise.all([startUp(args, { env: LOAD_ENV }), startUp(args, { env: LOAD_ENV })]);
  workers = await Promise.all([startWorkerProcess(), startWorkerProcess()]);
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  for (const api of apis) api.child.kill('SIGKILL');
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startWorkerProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [RUN_TS, WORKER, url, join(folder, 'media')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** Every connection adds versions and takes each as far as it goes; now and then it asks for a job. */
class Writers {
  readonly answers: LoadAnswer[] = [];
  readonly #script = new Map<number, string>();
  readonly #step = new Map<number, number>();

  next(connection: number): LoadRequest {
    const { token, book } = desks[connection % desks.length] as LoadDesk;
    const origin = apis[connection % apis.length]?.url ?? '';
    const script = this.#script.get(connection);
    const step = this.#step.get(connection) ?? 0;
    const to = (path: string, body?: object) => ({
      method: 'POST',
      url: origin + path,
      token,
      body,
    });
    const style = STYLES[connection % 3];
    if (step === 1) return to(`/v1/scripts/${script}/evaluations`, { score: connection });
    if (step === 2) return to(`/v1/scripts/${script}/approve`, {});
    if (step === 3) return to(`/v1/scripts/${script}/activate`, {});
    if (step === 4) {
      const key = `${connection} ${this.answers.length}`;
      return to('/v1/jobs', { kind: 'draft', input: { book, chapter: 2, style: JOB_STYLE }, key });
    }
    return to(`/v1/books/${book}/chapters/1/scripts`, { text: TEXT, style });
  }

  take(answer: LoadAnswer, connection: number): void {
    this.answers.push(answer);
    const step = this.#step.get(connection) ?? 0;
    const made = answer.status === 201 && step === 0;
    if (made) this.#script.set(connection, (JSON.parse(answer.text) as { id: string }).id);
    // After a failure with a new version, from the start.
    this.#step.set(connection, answer.status < 300 && answer.status > 0 ? (step + 1) % 5 : 0);
  }

  of(api: RunningUp): LoadAnswer[] {
    return this.answers.filter(({ request }) => request.url.startsWith(api.url));
  }
}

/** Keeps writers busy while something happens, and until each API that should has answered again. */
async function underWriters(
  event: () => Promise<void>,
  alive: () => RunningUp[],
): Promise<Writers> {
  const writers = new Writers();
  let over = false;
  const driving = drive({
    connections: CONNECTIONS,
    until: () => over,
    next: (connection) => writers.next(connection),
    onAnswer: (answer, connection) => writers.take(answer, connection),
  });
  try {
    await until(() => writers.answers.filter(({ status }) => status === 200).length > 50);
    await event();
    const seen = writers.answers.length;
    await until(() => alive().every((api) => goodSince(writers, api, seen) > 20));
  } finally {
    over = true;
    await driving;
  }
  return writers;
}

function goodSince(writers: Writers, api: RunningUp, seen: number): number {
  return writers.answers
    .slice(seen)
    .filter(({ request, status }) => status < 300 && status > 0 && request.url.startsWith(api.url))
    .length;
}

/** What clients were told that is neither an answer, a refusal nor "come back later". */
function faults(answers: LoadAnswer[]): string[] {
  return answers
    .filter(({ status, headers }) => {
      if (status === 0) return true;
      if (status < 500) return false;
      const isProblem = headers['content-type'] === 'application/problem+json';
      return status !== 503 || !isProblem || !(Number(headers['retry-after']) > 0);
    })
    .map(({ request, status, text }) => `${request.url}: ${status} ${text.slice(0, 200)}`);
}

/** Every version that was said to be made is there; every job ends well. */
async function nothingLost(writers: Writers): Promise<void> {
  const db: Database = await connectServer(url);
  try {
    const made = writers.answers
      .filter(({ status, request }) => status === 201 && request.url.endsWith('/scripts'))
      .map(({ text }) => (JSON.parse(text) as { id: string }).id);
    expect(made.length).toBeGreaterThan(10);
    const { rows } = await db.pool.query<{ id: string }>(
      'select id from scripts where id = any($1::uuid[])',
      [made],
    );
    expect(rows).toHaveLength(made.length);
    await until(async () => {
      const { rows: left } = await db.pool.query(
        `select id from jobs where state in ('queued', 'running')`,
      );
      return left.length === 0;
    });
    const failed = await db.pool.query(`select error from jobs where state <> 'done'`);
    expect(failed.rows).toEqual([]);
    expect(await halfDone(db)).toEqual([]);
  } finally {
    await db.close();
  }
}

describe('two APIs and two workers at work', () => {
  it.each<[string, () => Promise<void>]>([
    ['is restarted', () => server.restart()],
    [
      'is killed, is away for a while and comes back',
      async () => {
        await server.kill9();
        await sleep(1_500);
        await server.restart();
      },
    ],
  ])(
    'go on after the database %s: 503 in between, nothing half-done',
    async (_what, event) => {
      const writers = await underWriters(event, () => apis);
      expect(writers.answers.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
      expect(faults(writers.answers)).toEqual([]);
      await nothingLost(writers);
    },
    180_000,
  );

  it('one API and one worker killed: the others go on, nothing half-done', async () => {
    const [lost, left] = apis as [RunningUp, RunningUp];
    const writers = await underWriters(
      async () => {
        workers[0]?.kill('SIGKILL');
        lost.child.kill('SIGKILL');
      },
      () => [left],
    );
    expect(faults(writers.of(left))).toEqual([]);
    expect(writers.of(lost).some(({ status }) => status === 0)).toBe(true);
    await nothingLost(writers);
  }, 180_000);
});
