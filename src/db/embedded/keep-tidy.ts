import { type Kysely, sql } from 'kysely';
import { readTableSpace, type TableSpace } from '../catalog/table-space.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

/** Milliseconds between looks whether anything goes on. */
const LOOK_MS = 250;
/** Transactions after which it is worth a look, and after which it does not wait for a quiet moment. */
const WORTH_A_LOOK = 20;
const OVERDUE = 200;
/** Bytes of dead rows from which on a table is vacuumed. */
const WORN = 1e6;
/** Bytes of the log after which a checkpoint gives back what of it is not needed. */
const LONG_LOG = 16 * 2 ** 20;
/** Bytes that a table must give back, and the most that is left of it, to be written anew at a close. */
const WORTH_REWRITING = 4e6;
const LARGEST_REWRITTEN = 64e6;

export interface Tidying {
  /** Ends it, with what a close leaves time for. */
  end(): Promise<void>;
}

/**
 * Does what a PostgreSQL server does in the background and PGlite does not: vacuums tables that are
 * worn, and takes checkpoints. In quiet moments, one table at a time, and never while somebody waits;
 * where no moment is quiet, between two transactions.
 * @param transactions how many there were so far
 */
export function keepTidy({ pool, kysely }: Database, transactions: () => number): Tidying {
  const before = transactions();
  let seen = before;
  let tidied = before;
  let turn: Promise<void> | undefined;
  const isFree = () => pool.waitingCount === 0 && pool.totalCount === pool.idleCount;
  const look = () => {
    const now = transactions();
    const isQuiet = now === seen;
    seen = now;
    const since = now - tidied;
    const isTime = isQuiet ? since >= WORTH_A_LOOK : since >= OVERDUE;
    if (turn !== undefined || !isTime || !isFree()) return;
    turn = withoutFail(() =>
      kysely.connection().execute((session) => tidy(session, () => pool.waitingCount > 0)),
    ).finally(() => {
      tidied = transactions();
      seen = tidied;
      turn = undefined;
    });
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    end: async () => {
      clearInterval(timer);
      await turn;
      if (transactions() - before < WORTH_A_LOOK) return;
      await withoutFail(() => kysely.connection().execute(tidyForGood));
    },
  };
}

/** What is left undone is done another time. */
async function withoutFail(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined);
}

async function tidy(session: Kysely<Tables>, isWaitedFor: () => boolean): Promise<void> {
  for (const table of await spaceNow(session)) {
    if (isWaitedFor()) return;
    if (table.dead >= WORN) await sql`vacuum ${idOf(table)}`.execute(session);
  }
  if (!isWaitedFor() && (await lengthOfLog(session)) >= LONG_LOG) {
    await sql`checkpoint`.execute(session);
  }
}

/** Nobody comes any more: what is mostly room is written anew. The end takes a checkpoint by itself. */
async function tidyForGood(session: Kysely<Tables>): Promise<void> {
  await tidy(session, () => false);
  for (const table of await spaceNow(session)) {
    const left = table.bytes - table.reclaimable;
    const isWorthIt = table.reclaimable >= WORTH_REWRITING && table.reclaimable > left;
    if (isWorthIt && left <= LARGEST_REWRITTEN) {
      await sql`vacuum full ${idOf(table)}`.execute(session);
    }
  }
}

/** With the counts of what this session has just done. */
async function spaceNow(session: Kysely<Tables>): Promise<TableSpace[]> {
  await sql`select pg_catalog.pg_stat_force_next_flush()`.execute(session);
  return readTableSpace(session);
}

async function lengthOfLog(session: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select (pg_catalog.pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes
      from pg_catalog.pg_control_checkpoint()`.execute(session);
  return rows[0]?.bytes ?? 0;
}

function idOf({ schema, name }: TableSpace) {
  return sql.id(schema, name);
}
