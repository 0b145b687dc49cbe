import { sql, type Transaction } from 'kysely';
import type { Book, CharacterMedia } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** What is made for the characters of a book, by their ids. */
export async function listCharacterMedia(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<Map<string, CharacterMedia>> {
  const rows = await trx
    .selectFrom('characters as k')
    .innerJoinLateral(
      sql<Pick<CharacterMedia, 'images' | 'has_sheet'>>`(
        select count(*)::integer as images, coalesce(bool_or(g.video_generation_id is null), false) as has_sheet
        from public.image_generations g where g.character_id = k.id
      )`.as('i'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      sql<Omit<CharacterMedia, 'images' | 'has_sheet'>>`(
        select count(*)::integer as audio,
          coalesce(bool_or(g.video_generation_id is null or g.voice_id is not null), false) as has_voice,
          (array_agg(g.voice_id order by g.created_at desc) filter (where g.voice_id is not null))[1] as voice_id
        from public.audio_generations g where g.character_id = k.id
      )`.as('a'),
      (join) => join.onTrue(),
    )
    .where('k.book_id', '=', book.id)
    .select(['k.id', 'i.images', 'i.has_sheet', 'a.audio', 'a.has_voice', 'a.voice_id'])
    .execute();
  return new Map(rows.map(({ id, ...media }) => [id, media]));
}
