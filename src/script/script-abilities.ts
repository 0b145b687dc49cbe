import { sql, type Transaction } from 'kysely';
import type { Script, ScriptAbilities, ScriptItem } from '../contract/index.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Tables } from '../db/tables.ts';

/** What the caller may do with the script `s` of a query. */
export const canOfScript = sql<ScriptAbilities>`goldenrod.script_abilities(s.status, s.deleted_at, s.user_id)`;

const abilitiesById = compileOnce((trx) =>
  trx.selectFrom('scripts as s').select(canOfScript.as('can')).where('s.id', '=', ''),
);

/** A script with what the caller may do with it now. */
export async function withAbilities(trx: Transaction<Tables>, script: Script): Promise<ScriptItem> {
  const [found] = await abilitiesById(trx, [script.id]);
  if (found === undefined) throw new Error('the script that was just found cannot be read');
  return { ...script, can: found.can };
}
