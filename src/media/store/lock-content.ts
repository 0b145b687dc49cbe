import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';

/** Until the transaction ends: who says that an account has a content, and who collects it, take turns. */
export async function lockContent(trx: Transaction<Tables>, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 20251004000031))`.execute(trx);
}
