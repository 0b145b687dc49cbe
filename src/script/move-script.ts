import { sql, type Transaction } from 'kysely';
import type { Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';

export type Move = 'approve' | 'reject' | 'activate' | 'deactivate';

/** The database's own functions: the workflow's rules are theirs. */
const FUNCTIONS: Record<Move, string> = {
  approve: 'approve_script',
  reject: 'reject_script',
  activate: 'activate_script',
  deactivate: 'deactivate_script',
};

/**
 * Moves a script through the workflow; `wanted` is an id or a handle.
 *
 * @throws AppError `script.move_refused`, naming the state and the moves that are allowed
 */
export async function moveScript(
  trx: Transaction<Tables>,
  input: { wanted: string; move: Move; note?: string | undefined },
): Promise<Script> {
  const script = await findScript(trx, input.wanted);
  await sql`select from ${sql.id('public', FUNCTIONS[input.move])}(${script.id}, ${input.note ?? null})`.execute(
    trx,
  );
  return findScript(trx, script.id);
}
