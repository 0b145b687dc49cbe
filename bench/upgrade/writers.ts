// Started by run-under-writers.ts in a process of its own: two sessions that update single scripts,
// as the application from before Phase 1A does, until stdin says stop. Prints every slow one.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import pg from 'pg';

const [url = '', rowsText = '1'] = process.argv.slice(2);
const rows = Number(rowsText);
const SESSIONS = 2;

export interface WriterReport {
  statements: number;
  failed: number;
  /** The first few errors, by their words. */
  errors: string[];
  /** In milliseconds. */
  longest: number;
  p99: number;
  /** The longest waits: when each began, as Date.now(), and how long it took in milliseconds. */
  slowest: { at: number; took: number }[];
}

const STATEMENTS = [
  'update scripts set metadata = $2, updated_at = now() where id = $1',
  'update scripts set script_name = $2::jsonb::text, updated_at = now() where id = $1',
  'update scripts set character_details = $2::jsonb::text where id = $1',
];

const waits: { at: number; took: number }[] = [];
const errors: string[] = [];
let failed = 0;
let going = true;

function randomId(): string {
  const n = 1 + Math.floor(Math.random() * rows);
  const hex = createHash('md5').update(`script${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

async function write(): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'writer' });
  await client.connect();
  for (let n = 0; going; n += 1) {
    const at = Date.now();
    const began = performance.now();
    try {
      await client.query(STATEMENTS[n % STATEMENTS.length] ?? '', [
        randomId(),
        JSON.stringify({ edit: n }),
      ]);
    } catch (error) {
      failed += 1;
      if (errors.length < 5) errors.push(error instanceof Error ? error.message : String(error));
    }
    waits.push({ at, took: performance.now() - began });
  }
  await client.end();
}

function report(): WriterReport {
  const sorted = waits.toSorted((a, b) => b.took - a.took);
  return {
    statements: waits.length,
    failed,
    errors,
    longest: sorted[0]?.took ?? 0,
    p99: sorted[Math.floor(sorted.length / 100)]?.took ?? 0,
    slowest: sorted.slice(0, 10),
  };
}

const writing = Promise.all(Array.from({ length: SESSIONS }, write));
console.log('writing');
for await (const line of createInterface(process.stdin)) {
  if (line === 'forget') {
    waits.length = 0;
    continue;
  }
  break;
}
going = false;
await writing;
console.log(JSON.stringify(report()));
process.exit(0);
