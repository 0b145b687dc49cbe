import type { PrintedBlock } from '../printed-blocks.ts';
import type { PrintedRow } from '../printed-row.ts';
import type { Element } from '../types.ts';
import type { AlignedElements } from './align-drafts.ts';
import { type Changed, lettersOf } from './changes.ts';

/** Marks the rows with something that is new. Those of no source, as of a scene that is omitted, are. */
export function markRows(
  blocks: readonly PrintedBlock[],
  aligned: readonly AlignedElements[],
  changes: ReadonlyMap<Element, Changed>,
): PrintedBlock[] {
  const elements = elementsByLine(aligned);
  const letters = new Map<Element, number>();
  const mark = (row: PrintedRow): PrintedRow => {
    if (row.type === null) return row;
    const element = elements.get(row.line);
    if (element === undefined) return row.line === 0 ? { ...row, revised: true } : row;
    const from = letters.get(element) ?? 0;
    const to = from + lettersOf(row.text).length;
    letters.set(element, to);
    return isChanged(changes.get(element), from, to) ? { ...row, revised: true } : row;
  };
  return blocks.map((block) => ({
    ...block,
    rows: block.rows.map((row) => {
      const marked = mark(row);
      return marked.beside === undefined ? marked : { ...marked, beside: mark(marked.beside) };
    }),
  }));
}

function isChanged(changed: Changed | undefined, from: number, to: number): boolean {
  if (changed === undefined || changed === 'all') return changed === 'all';
  for (let at = from; at < to; at++) if (changed.has(at)) return true;
  return false;
}

/** Each line of the later draft by the element that it is of. */
function elementsByLine(aligned: readonly AlignedElements[]): Map<number, Element> {
  const elements = new Map<number, Element>();
  for (const { after } of aligned) {
    if (after === null) continue;
    for (let line = after.line; line <= after.endLine; line++) elements.set(line, after);
  }
  return elements;
}
