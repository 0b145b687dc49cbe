// npm run bench:upgrade -- [--rows 1000000] [--large 5000000] [--only nothing,...] [--seconds 60]
//   [--in-memory] [--details]
// How long two writers wait while scripts are migrated: the plan's own SQL, our files in one
// transaction each, and our files with --online; all in this one run, on fresh copies. Beside them
// what the machine makes them wait for: with nobody else at work, and with somebody who writes as
// much as the online migration and shares nothing with them. In memory, what is left is locks and work.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { withClient } from '../../test/harness/databases.ts';
import { DURABLE_SETTINGS, startPostgres } from '../../test/harness/postgres-server.ts';
import { planFiles } from '../../test/starts/build-start.ts';
import { largeTemplate } from './large-template.ts';
import { furnishNeighbour, writeBesideThem } from './neighbour.ts';
import { type Measured, runUnderWriters, type Scene } from './run-under-writers.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    large: { type: 'string', default: '5000000' },
    details: { type: 'boolean', default: false },
    'in-memory': { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
  },
});
/** By default about as long as an online migration of a million rows: the longest of many waits grows with their number. */
const IDLE_MS = Number(values.seconds) * 1000;
const rows = Number(values.rows);
const large = Number(values.large);
const wanted = values.only?.split(',');

const inMemory = values['in-memory'];
const server = await startPostgres({
  major: 18,
  settings: { ...DURABLE_SETTINGS, fsync: inMemory ? 'off' : 'on' },
});
console.log(`PostgreSQL 18 with fsync ${inMemory ? 'off' : 'on'}, in ${server.dataDir}`);
try {
  await measure(
    'nothing',
    () => largeTemplate(server, 'deployed', rows),
    rows,
    () => sleep(IDLE_MS),
  );
  const plan = await measure('plan', () => largeTemplate(server, 'planned', rows), rows, plansOwn);
  const plain = await measure(
    'plain',
    () => largeTemplate(server, 'deployed', rows),
    rows,
    ours(false),
  );
  const online = await measure(
    'online',
    () => largeTemplate(server, 'deployed', rows),
    rows,
    ours(true),
  );
  const neighbour = await measure(
    'neighbour',
    () => largeTemplate(server, 'deployed', rows),
    rows,
    (url) => writeBesideThem(url, online?.duration ?? IDLE_MS),
    furnishNeighbour,
  );
  if (plan && online) {
    console.log(
      `\nthe plan's longest wait / ours online: ${(plan.longest / online.longest).toFixed(1)}`,
    );
  }
  if (plain && online) {
    console.log(
      `our longest wait in one transaction / online: ${(plain.longest / online.longest).toFixed(1)}`,
    );
  }
  if (online && neighbour) {
    console.log(
      `longest wait online / beside a neighbour: ${(online.longest / neighbour.longest).toFixed(2)}`,
    );
  }
  const more = await measure(
    'online-large',
    () => largeTemplate(server, 'deployed', large),
    large,
    ours(true),
  );
  await measure(
    'nothing-large',
    () => largeTemplate(server, 'deployed', large),
    large,
    () => sleep(more?.duration ?? IDLE_MS),
  );
  if (more && online) {
    console.log(
      `longest wait online, ${inMillions(large)} / ${inMillions(rows)} rows: ${(more.longest / online.longest).toFixed(2)}`,
    );
  }
} finally {
  await server.stop();
}

async function measure(
  name: string,
  template: () => Promise<string>,
  count: number,
  migrateIt: Scene['migrate'],
  prepare?: Scene['prepare'],
): Promise<Measured | undefined> {
  if (wanted !== undefined && !wanted.includes(name)) return undefined;
  const measured = await runUnderWriters(server, {
    name,
    template: await template(),
    rows: count,
    watch: values.details,
    prepare,
    migrate: migrateIt,
  });
  console.log(
    `${name.padEnd(13)} ${inMillions(count)} rows: longest wait ${measured.longest.toFixed(0)} ms, ` +
      `p99 ${measured.p99.toFixed(1)} ms of ${measured.statements} statements (${measured.failed} failed), ` +
      `took ${(measured.duration / 1000).toFixed(1)} s, ${measured.log.toFixed(0)} MB of log`,
  );
  for (const line of measured.errors) console.log(`    error: ${line}`);
  if (values.details) {
    for (const line of [...measured.at, ...measured.seen]) console.log(`    ${line}`);
  }
  return measured;
}

/** The plan's first file, as it stands there, in one transaction. */
async function plansOwn(url: string, mark: (what: string) => void): Promise<void> {
  const [first = ''] = planFiles();
  mark('the plan');
  await withClient(url, (client) => client.query(first));
}

function ours(online: boolean): Scene['migrate'] {
  return async (url, mark) => {
    const db = await openDatabase({ url });
    try {
      await migrate(db, {
        online: online ? { upgrade: PHASE_1A } : undefined,
        onEvent: (event) => {
          if (event.kind === 'step') mark(event.what);
          else if (event.kind === 'started') mark(event.file);
          else if (event.kind === 'progress') mark(`${event.what}, ${event.done}`);
          else mark(JSON.stringify(event));
        },
      });
    } finally {
      await db.close();
    }
  };
}

function inMillions(count: number): string {
  return `${count / 1_000_000} M`;
}
