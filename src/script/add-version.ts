import { sql, type Transaction } from 'kysely';
import type { ChapterText } from '../book/find-chapter.ts';
import { castScript } from '../cast/cast-script.ts';
import { AppError, type Book, type Script, type ScriptOrigin } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { FoundCharacter } from '../prose/names/characters.ts';
import { findScript } from './find-script.ts';

export interface AddVersionInput {
  book: Book;
  chapter: ChapterText;
  style: string;
  /** The screenplay, in Fountain. */
  text: string;
  origin: ScriptOrigin;
  /** Who is known to stand behind the cues, from the drafter; else the cues alone tell. */
  characters?: FoundCharacter[];
}

/**
 * Stores a screenplay as the next version of its chapter and style, and links its cast.
 *
 * @throws AppError `script.empty` for a text without a letter
 */
export async function addVersion(
  trx: Transaction<Tables>,
  input: AddVersionInput,
): Promise<Script> {
  if (!/\p{L}/u.test(input.text)) {
    throw new AppError('script.empty', 'the screenplay holds no word', {
      hint: 'Give a Fountain file with at least one scene.',
    });
  }
  const characterIds = await castScript(trx, {
    book: input.book,
    text: input.text,
    found: input.characters ?? [],
  });
  const { id } = await trx
    .insertInto('scripts')
    .values({
      chapter_id: input.chapter.id,
      user_id: sql<string>`auth.uid()`,
      script_style: input.style,
      script: input.text,
      origin: input.origin,
      script_name: input.chapter.title.slice(0, 255),
      character_ids: characterIds,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return findScript(trx, id);
}
