import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import type { CastingReport, Character, CharacterMedia, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { readScript } from '../script/read-script.ts';
import { listCharacterMedia } from './list-character-media.ts';
import { listCharacters } from './list-characters.ts';
import { listUnlinked } from './list-unlinked.ts';
import { castingReport, type Role, type UncastCue } from './match/casting-report.ts';
import { nameOfCue } from './match/name-of-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';

/** Who is cast in a script and which cues lead to nobody; `wanted` is an id or a handle. */
export async function reportCasting(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ script: Script; report: CastingReport }> {
  const { text, cast: _cast, ...script } = await readScript(trx, wanted);
  const book = script.book === null ? undefined : await findBook(trx, script.book);
  const characters = book === undefined ? [] : await listCharacters(trx, book);
  const media =
    book === undefined ? new Map<string, CharacterMedia>() : await listCharacterMedia(trx, book);
  const unlinked = (await listUnlinked(trx, [script.id])).get(script.id) ?? new Set();
  const names = namesInChapter(characters, script.chapter);
  const found = castingReport(parseFountain(text), names);
  const speaking = found.roles.filter(({ characterId }) => !unlinked.has(characterId));
  const silent = script.character_ids.filter(
    (id) => !speaking.some(({ characterId }) => characterId === id),
  );
  return {
    script,
    report: {
      roles: [...speaking, ...silent.map((id) => withoutLines(characters, id))].map((role) => ({
        id: role.characterId,
        name: role.name,
        cues: role.cues,
        lines: role.lines,
        words: role.words,
        in_cast: script.character_ids.includes(role.characterId),
        has_voice: media.get(role.characterId)?.has_voice ?? false,
        has_sheet: media.get(role.characterId)?.has_sheet ?? false,
      })),
      uncast: uncastIn(found.uncast, found.roles, unlinked).map(
        ({ firstLine, candidates, ...cue }) => ({
          ...cue,
          first_line: firstLine,
          name: nameOfCue(cue.cue),
          candidates: candidates.flatMap((id) => nameAndId(characters, id)),
        }),
      ),
    },
  };
}

type SpokenRole = Omit<Role, 'scenes' | 'firstLine'>;

function withoutLines(characters: Character[], id: string): SpokenRole {
  const name = characters.find((each) => each.id === id)?.name ?? id;
  return { characterId: id, name, cues: [], lines: 0, words: 0 };
}

/** The cues of somebody whom a person took out lead to nobody; whom they did lead to is offered. */
function uncastIn(
  uncast: UncastCue[],
  roles: Role[],
  unlinked: ReadonlySet<string>,
): UncastCue[] {
  const out = roles
    .filter(({ characterId }) => unlinked.has(characterId))
    .map(({ characterId, cues, lines, words, firstLine }) => ({
      cue: cues.join(', '),
      lines,
      words,
      firstLine,
      candidates: [characterId],
    }));
  return [...uncast, ...out].sort((one, other) => one.firstLine - other.firstLine);
}

function nameAndId(characters: Character[], wanted: string): Pick<Character, 'id' | 'name'>[] {
  const found = characters.find(({ id }) => id === wanted);
  return found ? [{ id: found.id, name: found.name }] : [];
}
