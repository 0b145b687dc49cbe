import { sql, type Transaction } from 'kysely';
import type { Script, ScriptAbilities, ScriptItem } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

/** What the caller may do with the script `s` of a query. */
export const canOfScript = sql<ScriptAbilities>`goldenrod.script_abilities(s.status, s.deleted_at, s.user_id)`;

/** A script with what the caller may do with it now. */
export async function withAbilities(trx: Transaction<Tables>, script: Script): Promise<ScriptItem> {
  const { can } = await trx
    .selectFrom('scripts as s')
    .select(canOfScript.as('can'))
    .where('s.id', '=', script.id)
    .executeTakeFirstOrThrow();
  return { ...script, can };
}
