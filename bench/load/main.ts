// node test/harness/run-ts.mjs bench/load/main.ts [--seconds 60] [--connections 200]
// Drives a real server process and looks at what it answers and what memory it keeps. Ends with 1
// where it answered 5xx or not at all, or where memory grew.
import { parseArgs } from 'node:util';
import { connectServer } from '../../src/db/connect-server.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';
import { runLoad } from '../../test/load/run-load.ts';

/** More than this, from one half to the other, is growth. */
const HEAP_LIMIT = 1.1;
const RSS_LIMIT = 1.15;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '200' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

const server = await startPostgres({ major: 18 });
const { url } = await createDatabase(server);
const db = await connectServer(url);
await migrate(db);
await db.close();
const { requests, perSecond, statuses, latency, memory, pool } = await runLoad(url, {
  connections,
  seconds,
});
await server.stop();

const ratio = ([first, second]: [number, number]): number => second / first;
const megabytes = (pair: [number, number]): string =>
  pair.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(' -> ');
const bad = Object.entries(statuses).filter(([status]) => status === '0' || Number(status) >= 500);
const lines = [
  `${requests} requests in ${seconds} s over ${connections} connections: ${perSecond.toFixed(0)} a second`,
  `by status: ${Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}`,
  `latency: median ${latency.median.toFixed(0)} ms, 99% within ${latency.p99.toFixed(0)} ms, longest ${latency.longest.toFixed(0)} ms`,
  `resident memory, first to second half: ${megabytes(memory.rss)}, ratio ${ratio(memory.rss).toFixed(3)} (limit ${RSS_LIMIT})`,
  `heap after a collection, middle to end: ${megabytes(memory.heap)}, ratio ${ratio(memory.heap).toFixed(3)} (limit ${HEAP_LIMIT})`,
  `pool afterwards: ${pool.idle} idle, ${pool.busy} busy, ${pool.waited_for} waited for`,
];
process.stdout.write(`${lines.join('\n')}\n`);
const grown = ratio(memory.rss) > RSS_LIMIT || ratio(memory.heap) > HEAP_LIMIT;
process.exit(bad.length > 0 || grown ? 1 : 0);
