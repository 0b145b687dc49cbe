import { sql, type Transaction } from 'kysely';
import type { ChapterText } from '../book/find-chapter.ts';
import { castByCues } from '../cast/cast-by-cues.ts';
import { makeCuedCharacters, makeFoundCharacters } from '../cast/make-characters.ts';
import type { SpokenCue } from '../cast/spoken-cues.ts';
import type { Book, Script, ScriptOrigin } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { FoundCharacter } from '../prose/names/characters.ts';
import { type DraftFacts, keepDraftFacts } from './elements/keep-elements.ts';
import { findScript } from './find-script.ts';
import { refuseEmpty } from './refuse-empty.ts';

export interface AddVersionInput {
  book: Book;
  chapter: ChapterText;
  style: string;
  /** The screenplay, in Fountain. */
  text: string;
  /** Its cues, which are read before the transaction. */
  cues: readonly SpokenCue[];
  origin: ScriptOrigin;
  /** The version that this one was made from. */
  parentId?: string | undefined;
  /** Whom the drafter found in the chapter. */
  characters?: FoundCharacter[];
  /** What its drafter tells of it. */
  facts?: DraftFacts;
}

/**
 * Stores a screenplay as the next version of its chapter and style, and casts it. A draft adds whom
 * its drafter found to the book, an import whom its cues name; what a person writes adds nobody.
 *
 * @throws AppError `script.empty` for a text without a letter
 */
export async function addVersion(
  trx: Transaction<Tables>,
  input: AddVersionInput,
): Promise<Script> {
  refuseEmpty(input.text);
  const { id } = await trx
    .insertInto('scripts')
    .values({
      chapter_id: input.chapter.id,
      user_id: sql<string>`auth.uid()`,
      script_style: input.style,
      script: input.text,
      origin: input.origin,
      parent_id: input.parentId ?? null,
      script_name: input.chapter.title.slice(0, 255),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (input.facts !== undefined) {
    await keepDraftFacts(trx, { script: id, chapter: input.chapter.id, ...input.facts });
  }
  if (input.characters !== undefined) await makeFoundCharacters(trx, input, input.characters);
  else if (input.origin === 'import') await makeCuedCharacters(trx, input, input.cues);
  await castByCues(trx, input, { id, cues: input.cues });
  return findScript(trx, id);
}
