// node test/harness/run-ts.mjs bench/load/main.ts [--seconds 60] [--connections 200] [--only load,hostile]
// Drives a real server process and looks at what it answers and what memory it keeps. Ends with 1
// where it answered 5xx or not at all, where memory grew, or where one account stopped twenty.
import { parseArgs } from 'node:util';
import { connectServer } from '../../src/db/connect-server.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';
import { latencyOf, runLoad } from '../../test/load/run-load.ts';
import { besideHostile, type Phase } from './beside-hostile.ts';

/** More than this, from one half to the other, is growth. */
const HEAP_LIMIT = 1.1;
const RSS_LIMIT = 1.15;
/** Milliseconds within which 99 of 100 looks at the health and small reads must be answered, whatever one account does. */
const WAIT_LIMIT_MS = 100;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '200' },
    only: { type: 'string', default: 'load,hostile' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

const parts = values.only.split(',');
const server = await startPostgres({ major: 18 });
let isGood = true;
if (parts.includes('load')) isGood = (await load()) && isGood;
if (parts.includes('hostile')) isGood = (await hostile()) && isGood;
await server.stop();
process.exit(isGood ? 0 : 1);

async function migrated(): Promise<string> {
  const { url } = await createDatabase(server);
  const db = await connectServer(url);
  await migrate(db);
  await db.close();
  return url;
}

async function load(): Promise<boolean> {
  const { requests, perSecond, statuses, latency, memory, pool } = await runLoad(await migrated(), {
    connections,
    seconds,
  });
  const ratio = ([first, second]: [number, number]): number => second / first;
  const megabytes = (pair: [number, number]): string => pair.map(inMegabytes).join(' -> ');
  tell([
    `${requests} requests in ${seconds} s over ${connections} connections: ${perSecond.toFixed(0)} a second`,
    `by status: ${byStatus(statuses)}`,
    `latency: ${inWords(latency)}`,
    `resident memory, first to second half: ${megabytes(memory.rss)}, ratio ${ratio(memory.rss).toFixed(3)} (limit ${RSS_LIMIT})`,
    `heap after a collection, middle to end: ${megabytes(memory.heap)}, ratio ${ratio(memory.heap).toFixed(3)} (limit ${HEAP_LIMIT})`,
    `pool afterwards: ${pool.idle} idle, ${pool.busy} busy, ${pool.waited_for} waited for`,
  ]);
  return !hasFaults(statuses) && ratio(memory.rss) <= RSS_LIMIT && ratio(memory.heap) <= HEAP_LIMIT;
}

async function hostile(): Promise<boolean> {
  const { quiet, beside, hostile: answers } = await besideHostile(await migrated(), seconds);
  tell([
    `twenty people, ${seconds} s among themselves: ${phaseInWords(quiet)}`,
    `${seconds} s beside a hostile account: ${phaseInWords(beside)}`,
    ...Object.entries(answers).map(([deed, statuses]) => `  ${deed}: ${byStatus(statuses)}`),
  ]);
  const isQuick = [beside.health, beside.small].every(
    (times) => latencyOf(times).p99 <= WAIT_LIMIT_MS,
  );
  return !hasFaults(beside.statuses) && isQuick;
}

function phaseInWords({
  times,
  statuses,
  health,
  bare,
  small,
  bareSmall,
  mostResident,
}: Phase): string {
  return [
    `${times.length} answers (${byStatus(statuses)}), ${inWords(latencyOf(times))}`,
    `/healthz ${inWords(latencyOf(health))}`,
    `a bare process ${inWords(latencyOf(bare))}`,
    `/v1/books ${inWords(latencyOf(small))}`,
    `its bare transaction ${inWords(latencyOf(bareSmall))}`,
    `at most ${inMegabytes(mostResident)}`,
  ].join('; ');
}

function inWords({ median, p99, longest }: ReturnType<typeof latencyOf>): string {
  return `median ${median.toFixed(0)} ms, 99% within ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`;
}

function byStatus(statuses: Record<number, number>): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
}

function hasFaults(statuses: Record<number, number>): boolean {
  return Object.keys(statuses).some((status) => status === '0' || Number(status) >= 500);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function tell(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
