import { normaliseCue } from './match/cue-names.ts';
import { createCueMatcher, type NamedCharacter } from './match/match-cue.ts';
import type { SpokenCue } from './spoken-cues.ts';

export interface CastOfCues {
  /** The ids of the characters that the cues name, in order of first speech. */
  cast: string[];
  /** The cues that lead to nobody, each once, with whom they could mean. */
  uncast: { cue: string; candidates: string[] }[];
}

/** Whom the cues of a screenplay name. */
export function castOfCues(
  cues: readonly Pick<SpokenCue, 'cue'>[],
  characters: readonly NamedCharacter[],
): CastOfCues {
  const match = createCueMatcher(characters);
  const cast = new Set<string>();
  const uncast = new Map<string, { cue: string; candidates: string[] }>();
  for (const { cue } of cues) {
    const { match: found, candidates } = match(cue);
    const key = normaliseCue(cue);
    if (found !== null) cast.add(found);
    else if (!uncast.has(key)) uncast.set(key, { cue, candidates: [...candidates] });
  }
  return { cast: [...cast], uncast: [...uncast.values()] };
}
