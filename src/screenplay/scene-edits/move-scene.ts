import { boneyardsOf } from '../fountain/hidden.ts';
import { escapeOpenMarks } from './escape-open-marks.ts';
import {
  findScene,
  lineEndOf,
  missingBetween,
  type PlacedPart,
  placeParts,
  setApart,
  type WrittenScript,
  writtenScript,
} from './placed-parts.ts';
import { applyChanges, type TextChange } from './text-change.ts';

/**
 * Puts a scene in front of another part of the script, or at its end; numbers stay on their headings.
 * The blank lines on the side that it leaves by go with it, so that moving it back gives the same text.
 *
 * @param scene 1-based
 * @param before index of a part, as `partsOf` lists them; their number for the end
 * @returns null where there is no such scene or place, or it stands there already
 */
export function moveScene(
  script: WrittenScript,
  scene: number,
  before: number,
): TextChange[] | null {
  const parts = placeParts(script);
  const at = findScene(parts, scene);
  if (at === -1 || before < 1 || before > parts.length) return null;
  if (before === at || before === at + 1) return null;
  const { text } = script;
  const changes = before < at ? moveUp(text, parts, at, before) : moveDown(text, parts, at, before);
  const moved = applyChanges(text, changes);
  if (boneyardsOf(moved).length === boneyardsOf(text).length) return changes;
  // A mark that opened nothing stands above one that closes now: it is kept from opening that.
  const escaped = applyChanges(text, escapeOpenMarks(text, text.length));
  const made = moveScene(writtenScript(escaped), scene, before) ?? [];
  return [{ from: 0, to: text.length, insert: applyChanges(escaped, made) }];
}

function moveUp(text: string, parts: PlacedPart[], at: number, before: number): TextChange[] {
  const { part, above, below, target } = around(parts, at, before);
  const lineEnd = lineEndOf(text);
  const gap = setApart(text.slice(above.to, part.from), lineEnd);
  return [
    {
      from: target.from,
      to: target.from,
      insert: missingBetween(text, parts[before - 1], target, lineEnd) + bodyOf(text, part) + gap,
    },
    { from: above.to, to: part.to, insert: missingBetween(text, part, below, lineEnd) },
  ];
}

function moveDown(text: string, parts: PlacedPart[], at: number, before: number): TextChange[] {
  const { part, above, below, target } = around(parts, at, before - 1);
  const lineEnd = lineEndOf(text);
  const next = below ?? part;
  const gap = setApart(text.slice(part.to, next.from), lineEnd);
  return [
    { from: part.from, to: next.from, insert: missingBetween(text, above, part, lineEnd) },
    {
      from: target.to,
      to: target.to,
      insert: gap + bodyOf(text, part) + missingBetween(text, target, parts[before], lineEnd),
    },
  ];
}

function around(parts: PlacedPart[], at: number, target: number) {
  const [above, part, below] = [parts[at - 1], parts[at], parts[at + 1]];
  const placed = parts[target];
  if (above === undefined || part === undefined || placed === undefined) {
    throw new RangeError(`no parts ${at} and ${target} of ${parts.length}`);
  }
  return { above, part, below, target: placed };
}

function bodyOf(text: string, { from, to }: PlacedPart): string {
  return text.slice(from, to);
}
