import { ACTION_ROWS } from '../../../screenplay/page.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the action';

const SCALE: readonly ScalePoint[] = [
  [10, 100],
  [70, 0],
];

export const actionBlocks: SignalDefinition = {
  name: 'action_blocks',
  label: 'Action paragraphs',
  weight: 15,
  weak: 'break these action paragraphs after four lines, one shot to a paragraph',
  why: 'A paragraph becomes a shot or two; a wall of text hides ten, and nobody can tell where to cut.',
  strong: 'action is in short paragraphs that read as shots',
  measure,
};

/**
 * How much of the action stands in paragraphs of more than four printed lines (61 characters
 * each). A paragraph becomes a shot or two; a wall of text hides ten. 0 to 100 %, by lines.
 */
function measure({ actions, foreign }: Subject): Reading {
  if (actions.length === 0) return notMeasured(UNIT, 'the script has no action.');
  const walls = actions.filter(({ rows }) => rows > ACTION_ROWS);
  const count = (units: typeof walls): number => units.reduce((sum, { rows }) => sum + rows, 0);
  const own = actions.filter((action) => !foreign.has(action));
  const value = percent(count(walls), count([...new Set([...own, ...walls])]));
  const most = actions.reduce((rows, action) => Math.max(rows, action.rows), 0);
  const note = `Action paragraphs over ${ACTION_ROWS} lines: ${walls.length} of ${actions.length}; the longest has ${most}.`;
  const longestFirst = walls.toSorted((one, other) => other.rows - one.rows);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    longestFirst.map((action) => atUnit(action, `An action paragraph of ${action.rows} lines`)),
  );
}
