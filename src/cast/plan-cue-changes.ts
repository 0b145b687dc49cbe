import type { Character, CueChange, ScriptStatus } from '../contract/index.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { lines } from '../screenplay/lines.ts';
import { replaceCues } from '../screenplay/replace-cues.ts';
import { castOfCues } from './cast-of-cues.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';
import { cueAfterRename } from './new-cue.ts';
import { spokenCuesOfEach } from './spoken-cues.ts';

export type Names = Pick<Character, 'id' | 'name' | 'aliases' | 'chapter_aliases'>;

/** What characters are about to be called otherwise. */
export type Renaming =
  | { kind: 'rename'; character: string; name: string }
  | { kind: 'merge'; character: string; merged: string };

/** A version whose cues may change: a draft, or the one that stands for its chapter and style. */
export interface CuedScript {
  id: string;
  handle: string;
  chapter: number;
  style: string;
  version: number;
  user_id: string | null;
  status: ScriptStatus;
  text: string;
  hash: string;
  /** Whom a person took out of its cast. */
  unlinked: string[];
}

export interface PlannedCueChange extends CueChange {
  text: string;
  hash: string;
  /** Whom the cues name afterwards, in order of first speech. */
  cast: string[];
}

/**
 * What a rename or a merge changes on cues: drafts in place, and of a later version whose key has no
 * such draft a new one. Pure.
 */
export function planCueChanges(
  scripts: readonly CuedScript[],
  names: readonly Names[],
  renaming: Renaming,
): PlannedCueChange[] {
  const after = namesAfter(names, renaming);
  const planned = scripts.flatMap((script) => {
    const { text, replaced } = replaceCues(script.text, newCues(script, names, renaming));
    if (replaced.length === 0) return [];
    const [cues = []] = spokenCuesOfEach([text]);
    const { cast } = castOfCues(cues, namesInChapter(after, script.chapter));
    return [{ script, text, replaced, cast }];
  });
  const keyOf = ({ chapter, style, user_id }: CuedScript) => `${chapter}\n${style}\n${user_id}`;
  const drafted = new Set(
    planned.filter(({ script }) => script.status === 'draft').map(({ script }) => keyOf(script)),
  );
  return planned
    .filter(({ script }) => script.status === 'draft' || !drafted.has(keyOf(script)))
    .map(({ script, text, replaced, cast }) => ({
      script_id: script.id,
      handle: script.handle,
      chapter: script.chapter,
      style: script.style,
      version: script.version,
      status: script.status,
      in_place: script.status === 'draft',
      cues: replaced,
      text,
      hash: script.hash,
      cast,
    }));
}

function newCues(
  script: CuedScript,
  names: readonly Names[],
  renaming: Renaming,
): (cue: string) => string | null {
  const changed = renaming.kind === 'rename' ? renaming.character : renaming.merged;
  if (script.unlinked.includes(changed)) return () => null;
  const match = createCueMatcher(namesInChapter(names, script.chapter));
  const named = names.find(({ id }) => id === renaming.character)?.name ?? '';
  const usual =
    renaming.kind === 'merge' ? usualCue(script.text, match, renaming.character, named) : '';
  return (cue) => {
    if (match(cue).match !== changed) return null;
    return renaming.kind === 'rename' ? cueAfterRename(cue, named, renaming.name) : usual;
  };
}

/** The cue under which a script has somebody speak most, else the name. */
function usualCue(
  text: string,
  match: (cue: string) => { match: string | null },
  id: string,
  name: string,
): string {
  const counts = new Map<string, number>();
  for (const { cue } of lines(parseFountain(text))) {
    if (match(cue).match === id) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most?.[0] ?? name.toUpperCase();
}

/** As the database has them afterwards: an old name stays as another one. */
function namesAfter(names: readonly Names[], renaming: Renaming): Names[] {
  if (renaming.kind === 'rename') {
    return names.map((each) =>
      each.id === renaming.character
        ? { ...each, name: renaming.name, aliases: [...each.aliases, each.name] }
        : each,
    );
  }
  const merged = names.find(({ id }) => id === renaming.merged);
  return names
    .filter(({ id }) => id !== renaming.merged)
    .map((each) =>
      each.id === renaming.character && merged !== undefined
        ? {
            ...each,
            aliases: [...each.aliases, merged.name, ...merged.aliases],
            chapter_aliases: [...each.chapter_aliases, ...merged.chapter_aliases],
          }
        : each,
    );
}
