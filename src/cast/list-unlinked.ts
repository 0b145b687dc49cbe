import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Whom people took out of the casts of scripts, by the scripts' ids. */
export async function listUnlinked(
  trx: Transaction<Tables>,
  scriptIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ script_id: string; ids: string[] }>`
    select script_id, array_agg(character_id) as ids from goldenrod.cast_reasons
    where script_id = any(${scriptIds}::uuid[]) and not chosen
    group by script_id`.execute(trx);
  return new Map(rows.map(({ script_id, ids }) => [script_id, new Set(ids)]));
}
