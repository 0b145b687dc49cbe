import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** One name that a chapter has for a character. */
export interface ChapterAlias {
  characterId: string;
  alias: string;
}

/**
 * Notes what a chapter calls characters of its book.
 *
 * @param options.over true: the chapter means this character by it from now on, whomever it meant
 *   before; false: what is said already stays
 */
export async function nameInChapter(
  trx: Transaction<Tables>,
  chapterId: string,
  aliases: readonly ChapterAlias[],
  { over }: { over: boolean },
): Promise<void> {
  if (aliases.length === 0) return;
  const given = JSON.stringify(aliases.map(({ characterId, alias }) => ({ characterId, alias })));
  await sql`
    insert into goldenrod.chapter_aliases as a (chapter_id, alias, character_id)
    select distinct on (lower(given.alias)) ${chapterId}::uuid, given.alias, given."characterId"
    from jsonb_to_recordset(${given}::jsonb) as given ("characterId" uuid, alias text)
    on conflict (chapter_id, lower(alias)) do update
      set character_id = excluded.character_id, alias = excluded.alias, created_by = default, created_at = default
      where ${over}`.execute(trx);
}
