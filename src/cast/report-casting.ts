import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import type { CastingReport, Character, CharacterMedia, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { readScript } from '../script/read-script.ts';
import { listCharacterMedia } from './list-character-media.ts';
import { listCharacters } from './list-characters.ts';
import { castingReport } from './match/casting-report.ts';
import { nameOfCue } from './match/name-of-cue.ts';

/** Who speaks in a script and which cues lead to nobody; `wanted` is an id or a handle. */
export async function reportCasting(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ script: Script; report: CastingReport }> {
  const { text, cast: _cast, ...script } = await readScript(trx, wanted);
  const book = script.book === null ? undefined : await findBook(trx, script.book);
  const characters = book === undefined ? [] : await listCharacters(trx, book);
  const media =
    book === undefined ? new Map<string, CharacterMedia>() : await listCharacterMedia(trx, book);
  const { roles, uncast } = castingReport(parseFountain(text), characters);
  return {
    script,
    report: {
      roles: roles.map(({ characterId, name, cues, lines, words }) => ({
        id: characterId,
        name,
        cues,
        lines,
        words,
        in_cast: script.character_ids.includes(characterId),
        has_voice: media.get(characterId)?.has_voice ?? false,
        has_sheet: media.get(characterId)?.has_sheet ?? false,
      })),
      uncast: uncast.map(({ firstLine, candidates, ...cue }) => ({
        ...cue,
        first_line: firstLine,
        name: nameOfCue(cue.cue),
        candidates: candidates.flatMap((id) => nameAndId(characters, id)),
      })),
    },
  };
}

function nameAndId(characters: Character[], wanted: string): Pick<Character, 'id' | 'name'>[] {
  const found = characters.find(({ id }) => id === wanted);
  return found ? [{ id: found.id, name: found.name }] : [];
}
