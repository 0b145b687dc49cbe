// node test/harness/run-ts.mjs bench/api/main.ts [seconds]
// Requests per second of the API for one script, a list of versions, an activation and a save, as a ratio to
// a bare node:http + pg handler that sends the same statements in the same transaction, in one run.
// Both share this process, a pool of the same size and the load generator; they take turns.
import { randomUUID } from 'node:crypto';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createApp } from '../../src/http/create-app.ts';
import { serve } from '../../src/http/serve.ts';
import { createDatabase } from '../../test/harness/databases.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';
import { recordSql, type Statement } from '../../test/harness/record-sql.ts';
import { temporaryStore } from '../../test/harness/temporary-store.ts';
import { startBare } from './bare-server.ts';
import { load, once, type Target } from './load.ts';

const SECONDS = Number(process.argv[2] ?? 3);
const ROUNDS = 3;
/** One for the activation: two at once of one key take turns in the database anyway. */
const CASES = [
  { name: 'one script', method: 'GET', path: '/v1/scripts/ID', connections: 16 },
  {
    name: 'a list of versions',
    method: 'GET',
    path: '/v1/scripts?chapter=1&sort=-version',
    connections: 16,
  },
  { name: 'an activation', method: 'POST', path: '/v1/scripts/ID/activate', connections: 1 },
  // A draft has one writer.
  { name: 'a save', method: 'PUT', path: '/v1/scripts/DRAFT/text', connections: 1 },
];
const TEXT =
  'INT. LIGHTHOUSE - NIGHT\n\nRain on the glass.\n\nMARA\nIt will hold until morning.\n\n'.repeat(
    40,
  );

interface Desk {
  userId: string;
  /** Two approved versions of one key: they take each other's place. */
  scripts: string[];
  draft: string;
}

async function makeDesk(db: Database): Promise<Desk> {
  const userId = randomUUID();
  const ids: string[] = [];
  const one = async (text: string, values: unknown[]): Promise<string> =>
    (await db.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? '';
  await db.pool.query('insert into auth.users (id) values ($1)', [userId]);
  const book = await one('insert into books (user_id, title) values ($1, $2) returning id', [
    userId,
    'Lamp',
  ]);
  const chapter = await one(
    'insert into chapters (book_id, chapter_number, title, content) values ($1, 1, $2, $3) returning id',
    [book, 'One', 'Mara lit the lamp.'],
  );
  for (let n = 0; n < 20; n += 1) {
    const id = await one(
      'insert into scripts (chapter_id, user_id, script) values ($1, $2, $3) returning id',
      [chapter, userId, TEXT],
    );
    ids.push(id);
    await db.pool.query('select from record_script_evaluation($1, 80)', [id]);
    await db.pool.query('select from approve_script($1)', [id]);
  }
  await one('insert into characters (book_id, user_id, name) values ($1, $2, $3) returning id', [
    book,
    userId,
    'Mara Venn',
  ]);
  const draft = await one(
    'insert into scripts (chapter_id, user_id, script) values ($1, $2, $3) returning id',
    [chapter, userId, TEXT],
  );
  return { userId, scripts: ids.slice(0, 2), draft };
}

/** Then either of the two may be activated first. */
async function takeOffAir(db: Database): Promise<void> {
  await db.pool.query("select from scripts s, deactivate_script(s.id) where s.status = 'active'");
}

const server = await startPostgres({ major: 18 });
const { url } = await createDatabase(server);
const db = await connectServer(url);
await migrate(db);
const { userId, scripts, draft } = await makeDesk(db);
const [first = '', second = ''] = scripts;

const { store, remove } = await temporaryStore();
const app = createApp({
  db,
  store,
  version: 'bench',
  // The lines are made and thrown away: writing them is the terminal's speed.
  log: (entry) => void JSON.stringify(entry),
  rateLimit: { perSecond: 1e9, burst: 1e9 },
  access: { authenticate: async () => ({ actor: { role: 'authenticated', userId }, key: userId }) },
});
const api = await serve(app, { port: 0, host: '127.0.0.1' });
const headers = { authorization: 'Bearer bench' };
/** The same text each time: its tag stays, and all that a save does is done. */
const saving = {
  body: TEXT,
  headers: { ...headers, 'content-type': 'text/plain', 'if-match': '*' },
};
let ratios = '';
for (const { name, method, path, connections } of CASES) {
  let turn = 0;
  const next = () => {
    turn += 1;
    return path.endsWith('/activate') && turn % 2 === 0 ? second : first;
  };
  const target = (): Target => ({
    url: `http://127.0.0.1:${api.port}${path.replace('ID', next()).replace('DRAFT', draft)}`,
    method,
    headers,
    ...(method === 'PUT' ? saving : {}),
  });
  const ask = () => once(target());
  await takeOffAir(db);
  await ask();
  const recorded: Statement[][] = [];
  for (let n = 0; n < 2; n += 1) recorded.push(await recordSql(db.pool, ask));
  let bareTurn = 0;
  const bare = await startBare(db.pool, () => {
    bareTurn += 1;
    return recorded[bareTurn % 2] ?? [];
  });
  const bareTarget = (): Target => ({
    url: bare.url,
    method,
    headers: {},
    ...(method === 'PUT' ? { body: saving.body } : {}),
  });
  const rates = { api: 0, bare: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    await takeOffAir(db);
    rates.bare += (await load(bareTarget, { connections, seconds: SECONDS })) / ROUNDS;
    await takeOffAir(db);
    rates.api += (await load(target, { connections, seconds: SECONDS })) / ROUNDS;
  }
  bare.close();
  ratios += `${name}: ${rates.api.toFixed(0)} requests/s, bare ${rates.bare.toFixed(0)} (${recorded[0]?.length} statements), ratio ${(rates.api / rates.bare).toFixed(2)}\n`;
}
process.stdout.write(ratios);
await api.stop();
await remove();
await db.close();
await server.stop();
process.exit(0);
