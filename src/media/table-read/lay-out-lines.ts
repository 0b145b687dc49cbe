import type { ScriptLine } from '../lines/script-line.ts';
import { PAUSES } from './pauses.ts';

/** A line and how long it takes to say, in whole milliseconds. */
export interface TimedLine extends Pick<ScriptLine, 'kind' | 'scene' | 'dual'> {
  duration: number;
}

/** When something is heard, in whole milliseconds. */
export interface Placed {
  start: number;
  duration: number;
}

/** Lays lines one after the other with the pauses between them; dual dialogue begins with the line before. */
export function layOutLines(lines: readonly TimedLine[]): { lines: Placed[]; duration: number } {
  const placed: Placed[] = [];
  let start: number = PAUSES.edge;
  let end: number = PAUSES.edge;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined && !line.dual) start = end + pauseBetween(before, line);
    placed.push({ start, duration: line.duration });
    end = Math.max(end, start + line.duration);
  });
  return { lines: placed, duration: end + PAUSES.edge };
}

function pauseBetween(before: TimedLine, after: TimedLine): number {
  if (after.kind === 'scene' || after.scene !== before.scene) return PAUSES.scene;
  if (before.kind === 'scene') return PAUSES.heading;
  return before.kind === 'action' || after.kind === 'action' ? PAUSES.action : PAUSES.speech;
}
