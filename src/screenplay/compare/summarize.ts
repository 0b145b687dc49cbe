import { countWords } from '../../prose/words/count-words.ts';
import type { Aligned } from './align-items.ts';
import type { WordChange } from './diff-words.ts';

export interface ComparisonSummary {
  scenes: { added: number; removed: number; changed: number; moved: number };
  /** Speeches: `changed` ones were said before and after, in other words or under another cue. */
  lines: { added: number; removed: number; changed: number };
  words: { added: number; removed: number };
  /** True when no element and no entry of the title page differs, and no scene has moved. */
  identical: boolean;
}

export function countLines(aligned: Aligned[]): ComparisonSummary['lines'] {
  /** Speech of before by its number in after: they have an item in common. */
  const kept = new Map<number, number>();
  for (const { before, after } of aligned) {
    if (before?.speech && after?.speech) kept.set(after.speech, before.speech);
  }
  const keptBefore = new Set(kept.values());
  const added = new Set<number>();
  const removed = new Set<number>();
  const changed = new Set<number>();
  for (const { before, after } of aligned) {
    if (before?.key === after?.key) continue;
    if (after?.speech) (kept.has(after.speech) ? changed : added).add(after.speech);
    else if (before?.speech && !keptBefore.has(before.speech)) removed.add(before.speech);
    else if (before?.speech) changed.add(-before.speech);
  }
  // A speech with something added and something removed was noted under both of its numbers.
  for (const number of [...changed]) {
    const other = number > 0 ? kept.get(number) : undefined;
    if (other !== undefined) changed.delete(-other);
  }
  return { added: added.size, removed: removed.size, changed: changed.size };
}

export function countChangedWords(
  entries: {
    kind: string;
    before: { text: string } | null;
    after: { text: string } | null;
    words?: WordChange[];
  }[],
): ComparisonSummary['words'] {
  const words = { added: 0, removed: 0 };
  for (const { kind, before, after, words: changes } of entries) {
    if (kind === 'added') words.added += countWords(after?.text ?? '');
    if (kind === 'removed') words.removed += countWords(before?.text ?? '');
    for (const change of changes ?? []) {
      if (change.kind !== 'same') words[change.kind] += countWords(change.text);
    }
  }
  return words;
}
