import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { asOwner, type Verb, type Worker } from './per-second.ts';

/** About a page of a screenplay. */
const TEXT = `INT. LIBRARY - NIGHT\n\n${'She reads on, and the lamp burns low. '.repeat(25)}`;
const FEEDBACK = 'The second scene turns too early; the dialogue carries.';
const CHAPTERS = 20;
const DRAFTS = 100;

const CREATE = 'select id from public.create_script_version($1, $2)';
const EVALUATE = "select id from public.record_script_evaluation($1, $2, $3, 'rule', 'bench', '1')";
const ACTIVATE = 'select id from public.activate_script($1)';

interface Pair {
  name: string;
  ours: Verb;
  /** The row that it adds, alone, into a plain table of the same columns. */
  bare: Verb;
}

export const VERBS: readonly Pair[] = [
  {
    name: 'create',
    ours: (worker, turn) => ({ text: CREATE, values: [inTurn(worker.chapterIds, turn), TEXT] }),
    bare: (worker, turn) => ({
      text: 'insert into bench.scripts (chapter_id, user_id, script) values ($1, $2, $3) returning id',
      values: [inTurn(worker.chapterIds, turn), worker.userId, TEXT],
    }),
  },
  {
    name: 'evaluate',
    ours: (worker, turn) => ({
      text: EVALUATE,
      values: [inTurn(worker.drafts, turn), turn % 101, FEEDBACK],
    }),
    bare: (worker, turn) => ({
      text: `insert into bench.script_evaluations (script_id, user_id, evaluator_kind, evaluator, rubric_version, score, feedback)
             values ($1, $2, 'rule', 'bench', '1', $3, $4) returning id`,
      values: [inTurn(worker.drafts, turn), worker.userId, turn % 101, FEEDBACK],
    }),
  },
  {
    name: 'activate',
    ours: (worker, turn) => ({ text: ACTIVATE, values: [inTurn(worker.approved, turn)] }),
    bare: (worker, turn) => ({
      text: `insert into bench.script_status_changes (id, script_id, user_id, from_status, to_status)
             values ($1, $2, $3, 'approved', 'active') returning id`,
      values: [turn, inTurn(worker.approved, turn), worker.userId],
    }),
  },
];

/** The same columns and defaults; no key, no index, no check, no trigger, no policy. */
export async function makePlainTables(client: pg.Client): Promise<void> {
  await client.query('create schema bench; grant usage on schema bench to authenticated');
  for (const table of ['scripts', 'script_evaluations', 'script_status_changes']) {
    await client.query(`create table bench.${table} (like public.${table} including defaults)`);
    await client.query(`grant select, insert on bench.${table} to authenticated`);
  }
}

/** An account with a book of its own, drafts, and two approved versions of one chapter. */
export async function makeWorker(client: pg.Client): Promise<Worker> {
  const userId = randomUUID();
  const bookId = randomUUID();
  await client.query('insert into auth.users (id) values ($1)', [userId]);
  await client.query("insert into public.books (id, user_id, title) values ($1, $2, 'A book')", [
    bookId,
    userId,
  ]);
  const { rows } = await client.query<{ id: string }>(
    `insert into public.chapters (book_id, chapter_number, title)
     select $1, n, 'Chapter ' || n from generate_series(1, $2) as n returning id`,
    [bookId, CHAPTERS],
  );
  const worker: Worker = {
    client,
    userId,
    chapterIds: rows.map(({ id }) => id),
    drafts: [],
    approved: [],
  };
  for (let n = 0; n < DRAFTS; n += 1) worker.drafts.push(await draft(worker, n));
  for (let n = 0; n < 2; n += 1)
    worker.approved.push(await approve(worker, await draft(worker, 0)));
  return worker;
}

async function draft(worker: Worker, turn: number): Promise<string> {
  const values = [inTurn(worker.chapterIds, turn), TEXT];
  const { rows } = await asOwner(worker, { text: CREATE, values });
  const [made] = rows;
  if (made === undefined) throw new Error('no version was made');
  return made.id;
}

async function approve(worker: Worker, id: string): Promise<string> {
  await asOwner(worker, { text: EVALUATE, values: [id, 90, FEEDBACK] });
  await asOwner(worker, { text: 'select id from public.approve_script($1)', values: [id] });
  return id;
}

function inTurn(ids: readonly string[], turn: number): string {
  const id = ids[turn % ids.length];
  if (id === undefined) throw new Error('there is nothing to take in turn');
  return id;
}
