import { sql } from 'kysely';
import { asActor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';

/**
 * The account of whoever an issuer calls so; null where the accounts are made by somebody else and the
 * subject names none. Throws `AppError` where the database does not answer.
 */
export type FindAccount = (issuer: string, subject: string) => Promise<string | null>;

/** People that a process remembers; the ones that it has known longest are asked for again first. */
const MOST_KNOWN = 10_000;

/** Asks goldenrod.account_of(), once for each person: it makes an account at the first sign-in. */
export function findAccountIn(db: Database): FindAccount {
  const known = new Map<string, Promise<string | null>>();
  return (issuer, subject) => {
    const key = JSON.stringify([issuer, subject]);
    const asked = known.get(key) ?? askAccount(db, issuer, subject);
    if (!known.has(key)) {
      known.set(key, asked);
      forgetOldest(known);
      // An answer that is not an account may be another one the next time.
      const forget = () => known.delete(key);
      asked.then((account) => account ?? forget(), forget);
    }
    return asked;
  };
}

function askAccount(db: Database, issuer: string, subject: string): Promise<string | null> {
  return asActor(db, { role: 'service_role' }, async (trx) => {
    const { rows } = await sql<{ account: string | null }>`
      select goldenrod.account_of(${issuer}, ${subject}) as account`.execute(trx);
    return rows[0]?.account ?? null;
  });
}

function forgetOldest(known: Map<string, unknown>): void {
  if (known.size <= MOST_KNOWN) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
