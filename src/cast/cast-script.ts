import { sql, type Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { FoundCharacter } from '../prose/names/characters.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { addCharacter } from './add-character.ts';
import { listCharacters } from './list-characters.ts';
import { castingReport, type UncastCue } from './match/casting-report.ts';
import { normaliseCue, splitJointCue } from './match/cue-names.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { nameOfCue } from './match/name-of-cue.ts';

/** Cues that are a device or a crowd: nobody to find again in another chapter. */
const NOBODY = new Set(
  [
    'narrator',
    'voice',
    'voices',
    'all',
    'both',
    'everyone',
    'everybody',
    'crowd',
    'chorus',
    'man',
    'woman',
  ].map(normaliseCue),
);

/** "the visitor" of this chapter is not the visitor of the next: an extra has a cue, not a character. */
const isExtra = ({ aliases }: FoundCharacter): boolean =>
  aliases.some((alias) => /^the \p{Ll}/u.test(alias));

const isNobody = (name: string): boolean => NOBODY.has(normaliseCue(name));

const canBeNamed = (uncast: UncastCue): boolean =>
  uncast.candidates.length === 0 && splitJointCue(uncast.cue).length === 1 && !isNobody(uncast.cue);

/** On a running application's own table further columns may be asked for that we cannot fill. */
async function canAddCharacters(trx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select from pg_catalog.pg_attribute a
    where a.attrelid = 'public.characters'::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped
      and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attname not in ('book_id', 'user_id', 'name')
    limit 1`.execute(trx);
  return rows.length === 0;
}

async function addFound(
  trx: Transaction<Tables>,
  book: Book,
  found: FoundCharacter[],
): Promise<void> {
  const matchCue = createCueMatcher(await listCharacters(trx, book));
  for (const character of found) {
    if (character.known !== null || isNobody(character.name) || isExtra(character)) continue;
    const { how } = matchCue(character.name);
    if (how === 'name' || how === 'alias') continue;
    await addCharacter(trx, { book, name: character.name, aliases: character.aliases });
  }
}

/**
 * The cast of a screenplay: the ids of the book's characters behind its cues, in order of first
 * speech. Characters that the book does not have yet are added to it; a name or alias that it has
 * is the same character. A cue that could mean several stays uncast.
 *
 * @param input.found who the drafter knows to stand behind the cues; empty for a text from elsewhere,
 *   whose cues are then taken for names
 */
export async function castScript(
  trx: Transaction<Tables>,
  input: { book: Book; text: string; found: FoundCharacter[] },
): Promise<string[]> {
  const { book } = input;
  // Two versions cast at once would each add the same character.
  await trx.selectFrom('books').select('id').where('id', '=', book.id).forNoKeyUpdate().execute();
  const screenplay = parseFountain(input.text);
  if (await canAddCharacters(trx)) {
    await addFound(trx, book, input.found);
    if (input.found.length === 0) {
      const { uncast } = castingReport(screenplay, await listCharacters(trx, book));
      for (const { cue } of uncast.filter(canBeNamed)) {
        await addCharacter(trx, { book, name: nameOfCue(cue), aliases: [] });
      }
    }
  }
  const { roles } = castingReport(screenplay, await listCharacters(trx, book));
  return roles.map((role) => role.characterId);
}
