import type { z } from 'zod';
import type { ScreenplayComparison } from '../../../src/contract/comparison.ts';

/** A comparison as the API answers it. */
export type ShownComparison = z.infer<typeof ScreenplayComparison>;
export type ShownEntry = ShownComparison['entries'][number];

/** Entries that are shown or folded together. */
export interface EntryGroup {
  kind: 'same' | 'change';
  /** Index of its first entry in the comparison. */
  first: number;
  entries: ShownEntry[];
  /** From 1 among the changes; 0 when nothing changed. */
  change: number;
  /** The scene in which it begins, null above the first heading. */
  scene: string | null;
}

/** Unchanged entries that stay in sight around a change. */
const CONTEXT = 2;
/** Fewer are not worth folding. */
const FEWEST_FOLDED = 4;

/** Unchanged stretches and changes in turn. */
export function groupEntries({ entries }: ShownComparison): EntryGroup[] {
  const groups: EntryGroup[] = [];
  let changes = 0;
  let scene: string | null = null;
  entries.forEach((entry, i) => {
    const kind = isChange(entry) ? 'change' : 'same';
    const shown = entry.after ?? entry.before;
    if (shown?.type === 'scene_heading') scene = shown.text;
    const last = groups.at(-1);
    if (last?.kind === kind) {
      last.entries.push(entry);
      return;
    }
    if (kind === 'change') changes++;
    const change = kind === 'change' ? changes : 0;
    groups.push({ kind, first: i, entries: [entry], change, scene });
  });
  return groups;
}

/** A scene that only moved has changed where its heading stands. */
function isChange({ kind, moved, after }: ShownEntry): boolean {
  return kind !== 'same' || (moved === true && after?.type === 'scene_heading');
}

/** Which entries of an unchanged group are folded: from the first offset to the second. */
export function foldOf(group: EntryGroup, isFirst: boolean, isLast: boolean): [number, number] {
  const from = isFirst ? 0 : CONTEXT;
  const to = group.entries.length - (isLast ? 0 : CONTEXT);
  return group.kind === 'same' && to - from >= FEWEST_FOLDED ? [from, to] : [0, 0];
}
