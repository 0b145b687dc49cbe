import type { Transaction } from 'kysely';
import type { StatusChange } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** A script's way through the workflow, oldest move first. */
export async function listMoves(
  trx: Transaction<Tables>,
  scriptId: string,
): Promise<StatusChange[]> {
  const rows = await trx
    .selectFrom('script_status_changes')
    .where('script_id', '=', scriptId)
    .orderBy('changed_at')
    .orderBy('id')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    from: row.from_status,
    to: row.to_status,
    note: row.note,
    changed_by: row.changed_by,
    changed_at: row.changed_at.toISOString(),
  }));
}
