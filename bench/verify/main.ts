// npm run bench:verify -- [--rows 1000000]
// How long `db verify` reads a migrated database with that many scripts; aim: about one second.
import { parseArgs } from 'node:util';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';
import { largeTemplate } from '../upgrade/large-template.ts';

const ROUNDS = 5;
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const rows = Number(values.rows);

const server = await startPostgres({ major: 18 });
try {
  const template = await largeTemplate(server, 'deployed', rows);
  const { url } = await createDatabase(server, { template });
  const db = await openDatabase({ url });
  await migrate(db);
  await db.pool.query('vacuum analyze');
  // What a server does whose pages are read all day, and the least that it can do.
  const scan = await median(() =>
    db.pool.query('select count(*) from public.scripts where script is null'),
  );
  let checks: Awaited<ReturnType<typeof verify>> = [];
  const took = await median(async () => {
    checks = await verify(db);
  });
  await db.close();
  const failed = checks.filter(({ ok }) => !ok);
  console.log(
    `${rows} scripts: verify takes ${took.toFixed(0)} ms, ${checks.length} checks, ${failed.length} failed`,
  );
  console.log(
    `one scan of the scripts takes ${scan.toFixed(0)} ms: verify is ${(took / scan).toFixed(1)} of them`,
  );
  for (const { name, found } of failed) console.log(`    ${name}: ${found}`);
} finally {
  await server.stop();
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
