import { sql, type Transaction } from 'kysely';
import type { ScriptItem } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';
import { withAbilities } from './script-abilities.ts';

/** Makes a new draft of an older version. */
export async function restoreScript(trx: Transaction<Tables>, wanted: string): Promise<ScriptItem> {
  const { id } = await findScript(trx, wanted);
  const { rows } = await sql<{ id: string }>`
    select id from public.restore_script_version(${id})`.execute(trx);
  return withAbilities(trx, await findScript(trx, rows[0]?.id ?? id));
}

/** Brings a deleted version back. */
export async function undeleteScript(trx: Transaction<Tables>, id: string): Promise<ScriptItem> {
  await sql`select from public.undelete_script(${id})`.execute(trx);
  return withAbilities(trx, await findScript(trx, id));
}

/** Deletes a version so that it can be brought back; the database says which may be deleted. */
export async function deleteScript(trx: Transaction<Tables>, id: string): Promise<void> {
  await findScript(trx, id);
  await trx.deleteFrom('scripts').where('id', '=', id).execute();
}
