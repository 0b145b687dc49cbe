import type { NameTag } from './draw-figures.ts';

/** Room for a name: at most so wide, around the middle of its figure. */
export interface NameSlot extends NameTag {
  left: number;
  width: number;
}

/** Rows are told apart by this. */
const ROW = 60;
const GAP = 12;
const LEAST = 40;

/** Room for names in a row that reaches half-way to the neighbours, so that none overlaps another. */
export function nameSlots(tags: readonly NameTag[], width: number, unit: number): NameSlot[] {
  const rows = new Map<number, NameTag[]>();
  for (const tag of tags) {
    const row = Math.round(tag.y / (ROW * unit));
    rows.set(row, [...(rows.get(row) ?? []), tag]);
  }
  return [...rows.values()].flatMap((row) => {
    const sorted = [...row].sort((one, other) => one.x - other.x);
    return sorted.map((tag, at) => {
      const before = sorted[at - 1];
      const after = sorted[at + 1];
      const left = before === undefined ? 0 : (before.x + tag.x) / 2;
      const right = after === undefined ? width : (tag.x + after.x) / 2;
      const half = Math.min(tag.x - left, right - tag.x) - (GAP / 2) * unit;
      const wide = Math.max(LEAST * unit, half * 2);
      return { ...tag, left: tag.x - wide / 2, width: wide };
    });
  });
}
