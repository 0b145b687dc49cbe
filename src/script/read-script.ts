import type { Transaction } from 'kysely';
import type { Script, ScriptDetail } from '../contract/index.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';
import { namesOfCast } from './select-scripts.ts';

/** The text of the script `s` with an id, and the names of its cast by their ids. */
export function selectText(trx: Transaction<Tables>, id: string) {
  return trx
    .selectFrom('scripts as s')
    .select([
      's.script as text',
      namesOfCast.as('names'),
    ])
    .where('s.id', '=', id);
}

const textById = compileOnce((trx) => selectText(trx, ''));

/** A script with its cast and its text; `wanted` is an id or a handle. */
export async function readScript(trx: Transaction<Tables>, wanted: string): Promise<ScriptDetail> {
  const script = await findScript(trx, wanted);
  return withText(script, (await textById(trx, [script.id]))[0]);
}

/** A script with what `selectText` found for it. */
export function withText(
  script: Script,
  found: { text: string | null; names: Record<string, string> | null } | undefined,
): ScriptDetail {
  return {
    ...script,
    cast: script.character_ids.map((id) => ({ id, name: found?.names?.[id] ?? id })),
    text: found?.text ?? '',
  };
}
