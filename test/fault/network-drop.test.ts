import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type SilentProxy, startSilentProxy } from '../harness/silent-proxy.ts';
import { type RunningUp, startUp } from '../harness/start-up.ts';
import { until } from '../harness/until.ts';
import { JOB_STYLE, type LoadDesk, makeDesks } from '../load/desks.ts';
import { drive } from '../load/drive.ts';
import { LOAD_ENV } from '../load/issuer.ts';

/** Rounds of losing the network in silence; more for a long run by hand. */
const ROUNDS = Number(process.env.GOLDENROD_ROUNDS ?? 1);
const CONNECTIONS = 8;
const isLongRun = process.env.GOLDENROD_ROUNDS !== undefined;

let database: TestDatabase;
let proxy: SilentProxy;
let desks: LoadDesk[];
let up: RunningUp;
let direct: pg.Client;
beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  desks = await makeDesks(database.url, 4);
  proxy = await startSilentProxy(database.url);
  // API and worker in one process, both by way of the proxy.
  up = await startUp(['--database-url', proxy.url], { env: LOAD_ENV });
  direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
});
afterAll(async () => {
  await up?.stop();
  await proxy?.stop();
  await direct?.end();
  await database?.drop();
});

/** Everybody evaluates, again and again, each time in other words; and now and then asks for a job. */
class Writers {
  readonly confirmed: string[] = [];
  readonly jobs: string[] = [];
  readonly strange: number[] = [];
  #words = 0;
  #over = false;
  readonly #driving: Promise<void>;

  constructor() {
    const asked: string[] = [];
    this.#driving = drive({
      connections: CONNECTIONS,
      until: () => this.#over,
      next: (connection) => {
        const { token, scripts, book } = desks[connection % desks.length] as LoadDesk;
        this.#words += 1;
        asked[connection] = `evaluation ${this.#words}`;
        if (this.#words % 20 === 0) {
          const input = { book, chapter: 2, style: JOB_STYLE };
          const body = { kind: 'draft', input, key: String(this.#words) };
          return { method: 'POST', url: `${up.url}/v1/jobs`, token, body };
        }
        const url = `${up.url}/v1/scripts/${scripts[0]}/evaluations`;
        return { method: 'POST', url, token, body: { score: 50, feedback: asked[connection] } };
      },
      onAnswer: ({ request, status, text }, connection) => {
        if (status === 503) return;
        if (status >= 300 || status === 0) this.strange.push(status);
        else if (request.url.endsWith('/v1/jobs')) {
          this.jobs.push((JSON.parse(text) as { id: string }).id);
        } else this.confirmed.push(asked[connection] ?? '');
      },
    });
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.#driving;
  }
}

async function statesOf(jobs: readonly string[]): Promise<string[]> {
  const { rows } = await direct.query<{ state: string }>(
    'select state from jobs where id = any ($1)',
    [jobs],
  );
  return rows.map(({ state }) => state);
}

const readyz = () =>
  fetch(`${up.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

test(`nothing that was confirmed is lost and everything answers again when the network was (${ROUNDS} rounds)`, {
  // A job whose worker was cut off waits for the end of its lease.
  timeout: 120_000 * (ROUNDS + 1),
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const writers = new Writers();
    await until(() => writers.confirmed.length > 40 && writers.jobs.length > 1);
    proxy.drop();
    await until(async () => !(await readyz()));
    const seen = [writers.confirmed.length, writers.jobs.length] as const;
    proxy.mend();
    const began = performance.now();
    await until(readyz);
    await until(() => writers.confirmed.length > seen[0] + 40 && writers.jobs.length > seen[1]);
    if (isLongRun)
      console.warn(`round ${round}: back in ${Math.round(performance.now() - began)} ms`);
    await writers.end();
    expect(writers.strange).toEqual([]);
    const { rows } = await direct.query<{ feedback: string }>(
      'select feedback from script_evaluations where feedback = any ($1)',
      [writers.confirmed],
    );
    expect(new Set(rows.map(({ feedback }) => feedback))).toEqual(new Set(writers.confirmed));
    const done = writers.jobs.map(() => 'done');
    await expect.poll(() => statesOf(writers.jobs), { timeout: 90_000 }).toEqual(done);
    await direct.query('delete from jobs');
  }
});
