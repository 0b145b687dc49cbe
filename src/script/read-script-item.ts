import type { Transaction } from 'kysely';
import { textEtag } from '../contract/etag.ts';
import type { ScriptItemDetail } from '../contract/index.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';
import { selectText, withText } from './read-script.ts';
import { canOfScript } from './script-abilities.ts';
import { textHash } from './select-scripts.ts';

const itemById = compileOnce((trx) =>
  selectText(trx, '').select([canOfScript.as('can'), textHash.as('hash')]),
);

/** A script with cast, text, what the caller may do, and the tag that an edit needs. */
export async function readScriptItem(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<ScriptItemDetail> {
  const script = await findScript(trx, wanted);
  const [found] = await itemById(trx, [script.id]);
  if (found === undefined) throw new Error('the script that was just found cannot be read');
  return { ...withText(script, found), can: found.can, etag: textEtag(found.hash) };
}

/** The text alone, and its tag. */
export async function readScriptText(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ handle: string; text: string; etag: string }> {
  const { id, handle } = await findScript(trx, wanted);
  const { script, hash } = await trx
    .selectFrom('scripts as s')
    .select(['s.script', textHash.as('hash')])
    .where('s.id', '=', id)
    .executeTakeFirstOrThrow();
  return { handle, text: script ?? '', etag: textEtag(hash) };
}
