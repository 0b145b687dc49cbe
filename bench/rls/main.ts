// npm run bench:rls -- [--rows 1000000] [--explain]
// What row level security costs on large tables: our policies beside the plan's own, and beside none,
// all in this one run on one database.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { createDatabase, withClient } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';
import { reportIndexes } from './index-report.ts';
import { become, explain, medianOf, type Statement, undone } from './measure.ts';
import { fillWithRows, type Person, people, rowsPerTable } from './million-rows.ts';
import { takePlansIndexes, takePlansPolicies } from './plans-rules.ts';
import { QUESTIONS, type Question } from './questions.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    explain: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
/** Everything in memory: what is measured is the work, not the disk. */
const SETTINGS = { shared_buffers: '3GB', max_wal_size: '8GB' };

const HEADINGS = [
  'plan',
  "plan's policies",
  'ours',
  'ours, filter',
  'no bitmap',
  'no RLS',
  'plan/ours',
  'policies/ours',
  'filter/no RLS',
  'prepared',
  'no bitmap/no RLS',
];

const server = await startPostgres({ major: 18, settings: SETTINGS });
try {
  const { url } = await createDatabase(server);
  const db = await openDatabase({ url });
  await migrate(db).finally(() => db.close());
  await withClient(url, run);
} finally {
  await server.stop();
}

async function run(client: pg.Client): Promise<void> {
  const begun = performance.now();
  await fillWithRows(client, rows);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `PostgreSQL 18, ${rowsPerTable(rows)} rows each of images, audio and scripts, made in ${seconds} s`,
  );
  await client.query('select pg_stat_reset()');
  const everybody = await people(client);
  const measured: { question: Question; person: Person; ours: Ours }[] = [];
  for (const person of everybody) {
    for (const question of QUESTIONS) {
      measured.push({ question, person, ours: await ourTimes(client, question, person) });
    }
  }
  await reportIndexes(client, everybody);
  for (const person of everybody) {
    console.log(`\n${person.name}, milliseconds`);
    console.log(['', ...HEADINGS].map(cell).join(''));
    for (const { question, ours } of measured.filter((one) => one.person === person)) {
      const plan = await plansTimes(client, question, person);
      console.log(line(question.name, ours, plan).map(cell).join(''));
    }
  }
}

interface Ours {
  unfiltered: number;
  /** By the function that asks the same, where there is one. */
  function: number | undefined;
  filtered: number;
  /** The same, with bitmap scans off: see bench/README.md. */
  inOrder: number;
  withoutRls: number;
  /** Filtered as prepared statements: with row level security and without. */
  prepared: { filtered: number; withoutRls: number };
}

async function ourTimes(client: pg.Client, question: Question, person: Person): Promise<Ours> {
  const [unfiltered, filtered, byFunction] = statementsOf(question, person);
  const asUser = (statement: Statement, setting?: string) =>
    undone(client, async () => {
      if (setting !== undefined) await client.query(setting);
      await become(client, person.userId);
      return time(client, question.name, statement);
    });
  const withoutRls = (statement: Statement) =>
    undone(client, () => time(client, `${question.name}, no RLS`, statement));
  const prepared = (rules: string): Statement => ({
    ...filtered,
    name: `${question.name} of ${person.name} ${rules} rules`,
  });
  return {
    unfiltered: await asUser(unfiltered),
    function: byFunction && (await asUser(byFunction)),
    filtered: await asUser(filtered),
    inOrder: await asUser(filtered, 'set local enable_bitmapscan = off'),
    withoutRls: await withoutRls(filtered),
    prepared: {
      filtered: await asUser(prepared('with')),
      withoutRls: await withoutRls(prepared('without')),
    },
  };
}

/** Under the plan's policies: with the plan's own indexes, and with ours. */
async function plansTimes(client: pg.Client, question: Question, person: Person) {
  const [unfiltered] = statementsOf(question, person);
  const under = (withOurIndexes: boolean) =>
    undone(client, async () => {
      await takePlansPolicies(client);
      if (!withOurIndexes) await takePlansIndexes(client);
      await become(client, person.userId);
      return time(client, `${question.name}, the plan's`, unfiltered);
    });
  return { own: await under(false), withOurIndexes: await under(true) };
}

function statementsOf(
  question: Question,
  person: Person,
): [Statement, Statement, Statement | undefined] {
  const own = question.values(person);
  return [
    { text: question.unfiltered, values: own },
    { text: question.filtered, values: [person.userId, ...own] },
    question.ours === undefined ? undefined : { text: question.ours, values: own },
  ];
}

async function time(client: pg.Client, name: string, statement: Statement): Promise<number> {
  const median = await medianOf(client, statement);
  if (values.explain) {
    console.log(`\n-- ${name}: ${statement.text}`);
    for (const row of await explain(client, statement)) console.log(`   ${row}`);
  }
  return median;
}

function line(name: string, ours: Ours, plan: { own: number; withOurIndexes: number }): string[] {
  const best = Math.min(ours.unfiltered, ours.function ?? Number.POSITIVE_INFINITY);
  return [
    name,
    ms(plan.own),
    ms(plan.withOurIndexes),
    ms(ours.unfiltered) + (ours.function === undefined ? '' : ` (${ms(ours.function)})`),
    ms(ours.filtered),
    ms(ours.inOrder),
    ms(ours.withoutRls),
    (plan.own / best).toFixed(1),
    (plan.withOurIndexes / best).toFixed(1),
    (ours.filtered / ours.withoutRls).toFixed(2),
    (ours.prepared.filtered / ours.prepared.withoutRls).toFixed(2),
    (ours.inOrder / ours.withoutRls).toFixed(2),
  ];
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

function cell(text: string, column: number): string {
  return column === 0 ? text.padEnd(23) : text.padStart(17);
}
