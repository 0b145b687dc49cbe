import type { Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { castScript } from '../../cast/cast-script.ts';
import { AppError, type Script, type ScriptItemDetail } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { findScript } from '../../script/find-script.ts';
import { matchesEtag } from '../etag.ts';
import { readScriptItem, readScriptText } from './read-script-item.ts';

export interface WriteTextInput {
  wanted: string;
  text: string;
  /** The tags of the text that the writer has seen: the header If-Match. */
  ifMatch: string;
}

/**
 * Changes the text of a draft, and its cast with it, unless somebody changed it meanwhile.
 *
 * @throws AppError `http.lost_update`, `script.frozen` for what is no draft, `script.empty`
 */
export async function writeScriptText(
  trx: Transaction<Tables>,
  { wanted, text, ifMatch }: WriteTextInput,
): Promise<ScriptItemDetail> {
  if (!/\p{L}/u.test(text)) {
    throw new AppError('script.empty', 'the screenplay holds no word', {
      hint: 'Send a Fountain text with at least one scene.',
    });
  }
  const script = await findScript(trx, wanted);
  // Locked, so that of two writers who have seen the same text the second is told.
  await trx
    .selectFrom('scripts')
    .select('id')
    .where('id', '=', script.id)
    .forNoKeyUpdate()
    .execute();
  const { etag } = await readScriptText(trx, script.id);
  if (!matchesEtag(ifMatch, etag)) {
    throw new AppError(
      'http.lost_update',
      `the text of ${script.handle} is no longer the one you edited`,
      {
        hint: 'Read it again, put your change into it, and send it with the new ETag.',
        details: { etag },
      },
    );
  }
  await trx
    .updateTable('scripts')
    .set({ script: text, character_ids: await castOf(trx, script, text) })
    .where('id', '=', script.id)
    .execute();
  return readScriptItem(trx, script.id);
}

async function castOf(trx: Transaction<Tables>, script: Script, text: string): Promise<string[]> {
  if (script.book === null) return script.character_ids;
  const book = await findBook(trx, script.book);
  return castScript(trx, { book, text, found: [] });
}
