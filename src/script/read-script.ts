import type { Transaction } from 'kysely';
import type { ScriptDetail } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';

/** A script with its cast and its text; `wanted` is an id or a handle. */
export async function readScript(trx: Transaction<Tables>, wanted: string): Promise<ScriptDetail> {
  const script = await findScript(trx, wanted);
  const { script: text } = await trx
    .selectFrom('scripts')
    .select('script')
    .where('id', '=', script.id)
    .executeTakeFirstOrThrow();
  const names = new Map(
    script.character_ids.length === 0
      ? []
      : (
          await trx
            .selectFrom('characters')
            .select(['id', 'name'])
            .where('id', 'in', script.character_ids)
            .execute()
        ).map(({ id, name }) => [id, name]),
  );
  return {
    ...script,
    cast: script.character_ids.map((id) => ({ id, name: names.get(id) ?? id })),
    text: text ?? '',
  };
}
