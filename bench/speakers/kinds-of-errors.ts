import type { AnsweredNovel } from '../../scripts/train-speakers/print-tables.ts';
import type { ReadNovel } from '../../scripts/train-speakers/read-novel.ts';

/** Why a marked quotation that got the wrong speaker is hard: by what the reading of it knew. */
export function kindOfError(novel: ReadNovel, at: number, right: ReadonlySet<number>): string {
  const { starts, candidates, stage } = novel;
  const turn = stage.turns[at];
  if (turn === undefined) return 'not taken as speech';
  if (right.size === 0) return 'speaker not found';
  if (!candidates.subarray(starts[at], starts[at + 1]).some((c) => right.has(c)))
    return 'speaker is no candidate';
  const tag = turn.turn.evidence;
  const ref = tag?.ref ?? null;
  if (ref === null) return 'no person beside';
  const beside = tag?.reporting === true ? 'in the tag' : 'beside';
  if (ref.kind === 'pronoun' || ref.kind === 'first') return `a pronoun ${beside}`;
  if (ref.kind === 'pointer' || ref.kind === 'unknown') return `a noun ${beside}`;
  const what = ref.kind === 'role' ? 'role' : 'name';
  return `${ref.character !== null && right.has(ref.character) ? 'right' : 'wrong'} ${what} ${beside}`;
}

/** How many answers in a hundred are wrong of each kind, without the cast and with it. */
export function printKinds(novels: readonly AnsweredNovel[]): string {
  const counts = new Map<string, [number, number]>();
  const all: [number, number] = [0, 0];
  for (const { cast, answers } of novels) {
    const half = cast ? 1 : 0;
    all[half] += answers.length;
    for (const { kind } of answers) {
      if (kind === null) continue;
      const both = counts.get(kind) ?? [0, 0];
      both[half]++;
      counts.set(kind, both);
    }
  }
  const share = (count: number, half: 0 | 1) => ((100 * count) / all[half]).toFixed(2).padStart(6);
  return [
    'wrong of 100, by kind        cast not given, then given',
    ...[...counts]
      .sort(([, a], [, b]) => b[0] - a[0])
      .map(([kind, both]) => `${kind.padEnd(28)} ${share(both[0], 0)} ${share(both[1], 1)}`),
  ].join('\n');
}
