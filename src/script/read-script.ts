import { sql, type Transaction } from 'kysely';
import type { ScriptDetail } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';

/** A script with its cast and its text; `wanted` is an id or a handle. */
export async function readScript(trx: Transaction<Tables>, wanted: string): Promise<ScriptDetail> {
  const script = await findScript(trx, wanted);
  const { text, names } = await trx
    .selectFrom('scripts as s')
    .select([
      's.script as text',
      sql<Record<string, string> | null>`(select jsonb_object_agg(k.id, k.name)
        from public.characters k where k.id = any(s.character_ids))`.as('names'),
    ])
    .where('s.id', '=', script.id)
    .executeTakeFirstOrThrow();
  return {
    ...script,
    cast: script.character_ids.map((id) => ({ id, name: names?.[id] ?? id })),
    text: text ?? '',
  };
}
