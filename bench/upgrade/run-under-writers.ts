import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase, type DatabaseServer, withClient } from '../../test/harness/databases.ts';
import { watchWaits } from './watch-waits.ts';
import type { WriterReport } from './writers.ts';

/** Before and after the migration, so that its waits are seen whole. */
const MARGIN_MS = 1_500;

export interface Measured extends WriterReport {
  name: string;
  rows: number;
  /** Of the migration, in milliseconds. */
  duration: number;
  /** What the server wrote to its log meanwhile, the writers' own part included, in megabytes. */
  log: number;
  /** What the migration was at when the slowest statements began. */
  at: string[];
  /** What slow writers were seen waiting for; empty unless asked for. */
  seen: string[];
}

export interface Scene {
  name: string;
  template: string;
  rows: number;
  /** What is to be there before the writers begin. */
  prepare?: ((url: string) => Promise<void>) | undefined;
  /** Watches what writers wait for; costs some of the processor. */
  watch: boolean;
  /** Says through `mark` what it does, for telling which part kept writers waiting. */
  migrate(url: string, mark: (what: string) => void): Promise<void>;
}

/** Migrates a fresh copy of a template while two sessions of another process write to it. */
export async function runUnderWriters(server: DatabaseServer, scene: Scene): Promise<Measured> {
  const database = await createDatabase(server, { template: scene.template });
  await scene.prepare?.(database.url);
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const writers = spawn(
    process.execPath,
    [path('../../test/harness/run-ts.mjs'), path('./writers.ts'), database.url, String(scene.rows)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface(writers.stdout)[Symbol.asyncIterator]();
  try {
    await lines.next();
    await sleep(MARGIN_MS);
    writers.stdin.write('forget\n');
    const marks: { at: number; what: string }[] = [{ at: 0, what: 'before' }];
    const mark = (what: string) => marks.push({ at: Date.now(), what });
    let going = true;
    const watching = scene.watch ? watchWaits(database.url, () => going) : [];
    const logBefore = await logPosition(database.url);
    const began = performance.now();
    await scene.migrate(database.url, mark);
    const duration = performance.now() - began;
    const log = ((await logPosition(database.url)) - logBefore) / 1e6;
    mark('after');
    await sleep(MARGIN_MS);
    going = false;
    const seen = await watching;
    writers.stdin.write('stop\n');
    const { value } = await lines.next();
    const report: WriterReport = JSON.parse(String(value));
    const at = report.slowest
      .slice(0, 5)
      .map(
        (wait) =>
          `${wait.took.toFixed(0)} ms: ${
            marks.filter((one) => one.at <= wait.at + 1).at(-1)?.what
          }`,
      );
    return { ...report, name: scene.name, rows: scene.rows, duration, log, at, seen };
  } finally {
    writers.kill('SIGKILL');
    await database.drop();
  }
}

function logPosition(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ bytes: string }>(
      "select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes",
    );
    return Number(rows[0]?.bytes);
  });
}
