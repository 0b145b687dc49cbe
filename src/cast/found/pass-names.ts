import type { Transaction } from 'kysely';
import type { FoundName } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { addNames } from './count-found.ts';
import { nameKey, namesOf } from './name-key.ts';
import type { FoundRow } from './select-found.ts';

type Trx = Transaction<Tables>;

/** Gives all names of a found one to another, with their counts; answers those that it had not. */
export async function giveNames(trx: Trx, from: FoundRow, to: FoundRow): Promise<string[]> {
  const own = new Set(namesOf(to).map(nameKey));
  const given = namesOf(from).filter((name) => !own.has(nameKey(name)));
  await trx
    .updateTable('found_characters')
    .set({
      aliases: [...to.aliases, ...given],
      names_settled: true,
      mentions: to.mentions + from.mentions,
      speeches: to.speeches + from.speeches,
      examples: JSON.stringify(addNames(to.examples, from.examples)),
      narrator: to.narrator || from.narrator,
      gender: to.gender ?? from.gender,
    })
    .where('id', '=', to.id)
    .execute();
  return given;
}

/** Takes names from a found one for another, with their counts; whose speeches were whose tells the next reading. */
export async function takeNames(
  trx: Trx,
  from: string,
  names: readonly string[],
  to: string,
): Promise<void> {
  const keys = new Set(names.map(nameKey));
  const isTaken = (name: string) => keys.has(nameKey(name));
  const row = await rowOf(trx, from);
  const other = await rowOf(trx, to);
  const taken = row.examples.filter(({ form }) => isTaken(form));
  await setNames(trx, from, {
    aliases: row.aliases.filter((name) => !isTaken(name)),
    examples: row.examples.filter(({ form }) => !isTaken(form)),
    mentions: Math.max(0, row.mentions - countOf(taken)),
    speeches: Math.max(0, row.speeches - other.speeches),
  });
  await setNames(trx, to, {
    aliases: other.aliases,
    examples: taken,
    mentions: countOf(taken),
    speeches: other.speeches,
  });
}

function rowOf(trx: Trx, id: string) {
  return trx
    .selectFrom('found_characters')
    .select(['aliases', 'examples', 'mentions', 'speeches'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function setNames(
  trx: Trx,
  id: string,
  {
    aliases,
    examples,
    mentions,
    speeches,
  }: { aliases: string[]; examples: readonly FoundName[]; mentions: number; speeches: number },
): Promise<void> {
  const first = examples.reduce<number | null>(
    (least, { chapter }) => Math.min(least ?? chapter, chapter),
    null,
  );
  await trx
    .updateTable('found_characters')
    .set({
      aliases,
      examples: JSON.stringify(examples),
      mentions,
      speeches,
      first_chapter: first,
      names_settled: true,
    })
    .where('id', '=', id)
    .execute();
}

function countOf(names: readonly FoundName[]): number {
  return names.reduce((sum, { count }) => sum + count, 0);
}
