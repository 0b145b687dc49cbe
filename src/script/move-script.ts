import { sql } from 'kysely';
import type { Page, Script, StatusChange } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { keepingElements } from './elements/keep-elements.ts';
import { findScript } from './find-script.ts';
import type { ScriptName } from './get-script.ts';

/** The database's own functions: the workflow's rules are theirs. */
const FUNCTIONS = {
  approve: 'approve_script',
  reject: 'reject_script',
  activate: 'activate_script',
  deactivate: 'deactivate_script',
} as const;
export type Move = keyof typeof FUNCTIONS;

export interface MoveInput extends ScriptName {
  /** Why, for the history. */
  note?: string | undefined;
}

/** @throws AppError `script.move_refused`, naming the state and the moves that are allowed */
const move =
  (verb: Move) =>
  (road: Road, { script, note }: MoveInput): Promise<Script> =>
    road.commit(async (trx) => {
      const { id } = await findScript(trx, script);
      await sql`select from ${sql.id('public', FUNCTIONS[verb])}(${id}, ${note ?? null})`.execute(
        trx,
      );
      return findScript(trx, id);
    });

export const approveScript = move('approve');
/** The text of a draft stays from then on. */
export const rejectScript = keepingElements(move('reject'));
export const activateScript = move('activate');
export const deactivateScript = move('deactivate');

/** A script's way through the workflow, oldest move first. */
export function listMoves(road: Road, { script }: ScriptName): Promise<Page<StatusChange>> {
  return road.look(async (trx) => {
    const rows = await trx
      .selectFrom('script_status_changes')
      .where('script_id', '=', (await findScript(trx, script)).id)
      .orderBy('changed_at')
      .orderBy('id')
      .selectAll()
      .execute();
    const items = rows.map((row) => ({
      from: row.from_status,
      to: row.to_status,
      note: row.note,
      changed_by: row.changed_by,
      changed_at: row.changed_at.toISOString(),
    }));
    return { items, next: null };
  });
}
