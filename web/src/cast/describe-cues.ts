import type { CharacterChange, CueChange } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { versionName } from '../versions/version-name.ts';

/** `12 cues in 3 versions`. */
export function countCues(planned: readonly CueChange[]): string {
  const cues = planned
    .flatMap((version) => version.cues)
    .reduce((sum, { count }) => sum + count, 0);
  return `${plural(cues, 'cue')} in ${plural(planned.length, 'version')}`;
}

/** The versions that an undo left as they were; undefined where it left none. */
export function describeLeft({ cues }: Pick<CharacterChange, 'cues'>): string | undefined {
  const left = cues.filter(({ undone }) => !undone);
  if (left.length === 0) return undefined;
  const named = left.map((each) => `chapter ${each.chapter} ${versionName(each)}`);
  return `Edited or judged since, and left as it is: ${named.join(', ')}.`;
}
