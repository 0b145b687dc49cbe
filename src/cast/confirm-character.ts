import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Notes that a person knows a character that a draft or an import made. */
export async function confirmCharacter(trx: Transaction<Tables>, id: string): Promise<void> {
  await sql`update goldenrod.character_origins set confirmed_at = now()
    where character_id = ${id} and confirmed_at is null`.execute(trx);
}
