import { sql } from 'kysely';
import type { Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { findScript } from './find-script.ts';
import type { ScriptName } from './get-script.ts';

/** Makes a new draft of an older version. */
export function restoreScript(road: Road, { script }: ScriptName): Promise<Script> {
  return road.commit(async (trx) => {
    const { id } = await findScript(trx, script);
    const { rows } = await sql<{ id: string }>`
      select id from public.restore_script_version(${id})`.execute(trx);
    return findScript(trx, rows[0]?.id ?? id);
  });
}

/** Brings a deleted version back; by its id alone. */
export function undeleteScript(road: Road, { script }: ScriptName): Promise<Script> {
  return road.commit(async (trx) => {
    await sql`select from public.undelete_script(${script})`.execute(trx);
    return findScript(trx, script);
  });
}

/** Deletes a version so that it can be brought back, by its id alone; the database says which may be deleted. */
export function deleteScript(road: Road, { script }: ScriptName): Promise<undefined> {
  return road.commit(async (trx) => {
    await findScript(trx, script);
    await trx.deleteFrom('scripts').where('id', '=', script).execute();
    return undefined;
  });
}
