import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { listCharacterMedia } from '../cast/list-character-media.ts';
import { listCharactersOf } from '../cast/list-characters.ts';
import { listReasons } from '../cast/list-reasons.ts';
import { type Casting, findCastingIn, type Role, type UncastCue } from '../cast/match/casting.ts';
import { nameOfCue } from '../cast/match/name-of-cue.ts';
import { namesInChapter } from '../cast/names-in-chapter.ts';
import type { CastingReport, Character, CharacterMedia, Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { inThread, pureWork, SHORT_TEXT } from '../threads/in-thread.ts';
import { readScript, type ScriptName } from './get-script.ts';

export type ScriptCasting = CastingReport & { script: Script };

/** Who is cast in a script and which cues lead to nobody. */
export async function reportCasting(road: Road, { script }: ScriptName): Promise<ScriptCasting> {
  const found = await road.look((trx) => read(trx, script));
  const { text, chapter } = found.script;
  road.onRead?.(text.length);
  const names = namesInChapter(found.characters, chapter);
  const casting =
    text.length < SHORT_TEXT
      ? findCastingIn(text, names)
      : await inThread(findingCasting, [text, names], road);
  return present(found, casting);
}

const findingCasting = pureWork<typeof import('../cast/match/casting.ts'), 'findCastingIn'>(
  'cast/match/casting',
  'findCastingIn',
);

async function read(trx: Transaction<Tables>, wanted: string) {
  const script = await readScript(trx, wanted);
  const book = script.book === null ? undefined : await findBook(trx, script.book);
  return {
    script,
    characters: book === undefined ? [] : await listCharactersOf(trx, book),
    media:
      book === undefined ? new Map<string, CharacterMedia>() : await listCharacterMedia(trx, book),
    unlinked: (await listReasons(trx, [script.id]))(script.id).unlinked,
  };
}

function present(
  {
    script: { text: _text, cast: _cast, etag: _etag, ...script },
    characters,
    media,
    unlinked,
  }: Awaited<ReturnType<typeof read>>,
  found: Casting,
): ScriptCasting {
  const speaking = found.roles.filter(({ characterId }) => !unlinked.has(characterId));
  const silent = script.character_ids.filter(
    (id) => !speaking.some(({ characterId }) => characterId === id),
  );
  return {
    script,
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
  };
}

type SpokenRole = Omit<Role, 'scenes' | 'firstLine'>;

function withoutLines(characters: Character[], id: string): SpokenRole {
  const name = characters.find((each) => each.id === id)?.name ?? id;
  return { characterId: id, name, cues: [], lines: 0, words: 0 };
}

/** The cues of somebody whom a person took out lead to nobody; whom they did lead to is offered. */
function uncastIn(uncast: UncastCue[], roles: Role[], unlinked: ReadonlySet<string>): UncastCue[] {
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
