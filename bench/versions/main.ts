// npm run bench:versions -- [--seconds 3] [--durable]
// What a version's life costs: creating, evaluating and activating per second, each in a transaction
// as its owner, beside bare inserts of the same columns into a plain table over the same connections.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { createDatabase, withClient } from '../../test/harness/databases.ts';
import { DURABLE_SETTINGS, startPostgres } from '../../test/harness/postgres-server.ts';
import { perSecond, type Worker } from './per-second.ts';
import { makePlainTables, makeWorker, VERBS } from './verbs.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    durable: { type: 'boolean', default: false },
  },
});
const CONNECTIONS = [1, 8, 32];
const milliseconds = Number(values.seconds) * 1000;

const server = await startPostgres({
  major: 18,
  settings: values.durable ? DURABLE_SETTINGS : {},
});
try {
  const { url } = await createDatabase(server);
  const db = await openDatabase({ url });
  await migrate(db).finally(() => db.close());
  await withClient(url, makePlainTables);
  console.log(`PostgreSQL 18, fsync ${values.durable ? 'on' : 'off'}, transactions per second`);
  console.log(['', 'connections', 'ours', 'bare insert', 'bare/ours'].map(cell).join(''));
  for (const connections of CONNECTIONS) await measure(url, connections);
} finally {
  await server.stop();
}

async function measure(url: string, connections: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url)));
  try {
    const workers: Worker[] = await Promise.all(clients.map(makeWorker));
    for (const { name, ours, bare } of VERBS) {
      const plain = await perSecond(workers, bare, milliseconds);
      const rate = await perSecond(workers, ours, milliseconds);
      const line = [
        name,
        connections,
        rate.toFixed(0),
        plain.toFixed(0),
        (plain / rate).toFixed(1),
      ];
      console.log(line.map(cell).join(''));
    }
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function cell(text: string | number, column: number): string {
  return column === 0 ? String(text).padEnd(12) : String(text).padStart(13);
}
