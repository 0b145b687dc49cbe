import { countWords } from '../../prose/words/count-words.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { lines } from '../../screenplay/lines.ts';
import type { Line, Screenplay } from '../../screenplay/types.ts';
import { normaliseCue } from './cue-names.ts';
import { createCueMatcher, type NamedCharacter } from './match-cue.ts';

/** A character of the book with everything the script gives them to say. */
export interface Role {
  characterId: string;
  name: string;
  /** The cues they speak under, as written, in order of first use. */
  cues: string[];
  /** Number of speeches. */
  lines: number;
  /** Number of spoken words. */
  words: number;
  /** Numbers of the scenes they speak in, ascending; 0 is what stands before the first heading. */
  scenes: number[];
  /** 1-based line number in the script of the first speech. */
  firstLine: number;
}

/** A cue that no single character of the book answers to. */
export interface UncastCue {
  cue: string;
  lines: number;
  words: number;
  /** 1-based line number in the script of its first speech. */
  firstLine: number;
  /** Ids of the characters it could mean. */
  candidates: string[];
}

/** Who speaks in a script, and which cues lead to nobody. */
export interface Casting {
  roles: Role[];
  uncast: UncastCue[];
}

/**
 * Who of the book speaks in a screenplay, and which cues nobody answers to. Both lists run in
 * order of first speech. Cues that differ only in case, accents or punctuation count as one.
 */
export function findCasting(
  screenplay: Screenplay,
  characters: readonly NamedCharacter[],
): Casting {
  return castLines(lines(screenplay), characters);
}

/** `findCasting` in a Fountain text. */
export function findCastingIn(text: string, characters: readonly NamedCharacter[]): Casting {
  return findCasting(parseFountain(text), characters);
}

/** `findCasting` over lines that are already at hand. */
export function castLines(spoken: readonly Line[], characters: readonly NamedCharacter[]): Casting {
  const match = createCueMatcher(characters);
  const names = new Map(characters.map(({ id, name }) => [id, name]));
  const roles = new Map<string, Tally>();
  const uncast = new Map<string, UncastCue>();
  for (const line of spoken) {
    const found = match(line.cue);
    if (found.match === null) countUncast(uncast, line, found.candidates);
    else countRole(roles, line, found.match);
  }
  return {
    roles: [...roles].map(([characterId, { cues, ...counts }]) => ({
      characterId,
      name: names.get(characterId) ?? '',
      cues: [...cues],
      ...counts,
    })),
    uncast: [...uncast.values()],
  };
}

type Tally = Pick<Role, 'lines' | 'words' | 'scenes' | 'firstLine'> & { cues: Set<string> };

function countRole(roles: Map<string, Tally>, line: Line, characterId: string): void {
  const role = roles.get(characterId) ?? {
    cues: new Set(),
    lines: 0,
    words: 0,
    scenes: [],
    firstLine: line.line,
  };
  roles.set(characterId, role);
  role.cues.add(line.cue);
  if (role.scenes.at(-1) !== line.scene) role.scenes.push(line.scene);
  role.lines += 1;
  role.words += countWords(line.text);
}

function countUncast(uncast: Map<string, UncastCue>, line: Line, candidates: string[]): void {
  const key = normaliseCue(line.cue);
  const entry = uncast.get(key) ?? {
    cue: line.cue,
    lines: 0,
    words: 0,
    firstLine: line.line,
    candidates: [...candidates],
  };
  uncast.set(key, entry);
  entry.lines += 1;
  entry.words += countWords(line.text);
}
