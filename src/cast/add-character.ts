import { sql, type Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

export interface NewCharacter {
  name: string;
  aliases: readonly string[];
}

const LONGEST_ALIAS = 200;

/** Adds characters to a book, with the other names that the book calls them by; answers their ids, in order. */
export async function addCharacters(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
  characters: readonly NewCharacter[],
): Promise<string[]> {
  if (characters.length === 0) return [];
  const names = JSON.stringify(characters.map(({ name }) => name));
  const { rows } = await sql<{ id: string }>`
    with named as materialized (
      select gen_random_uuid() as id, name, place
      from jsonb_array_elements_text(${names}::jsonb) with ordinality as given (name, place)
    ), made as (
      insert into public.characters (id, book_id, user_id, name)
      select named.id, ${book.id}, auth.uid(), named.name from named order by named.place
    )
    select id from named order by place`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await addAliases(
    trx,
    characters.flatMap(({ name, aliases }, at) =>
      aliases
        .filter((alias) => alias !== name)
        .map((alias) => ({ characterId: ids[at] ?? '', alias: alias.slice(0, LONGEST_ALIAS) })),
    ),
  );
  return ids;
}

/** Adds other names of characters; one that is there already stays once. */
export async function addAliases(
  trx: Transaction<Tables>,
  aliases: readonly { characterId: string; alias: string }[],
): Promise<void> {
  if (aliases.length === 0) return;
  await trx
    .insertInto('character_aliases')
    .columns(['character_id', 'alias'])
    .expression(
      sql`select "characterId", alias
        from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as given ("characterId" uuid, alias text)`,
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
