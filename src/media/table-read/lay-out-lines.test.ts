import { expect, test } from 'vitest';
import { layOutLines, type TimedLine } from './lay-out-lines.ts';
import { PAUSES } from './pauses.ts';

const line = (kind: TimedLine['kind'], duration: number, more: Partial<TimedLine> = {}) => ({
  kind,
  scene: 'one',
  dual: false,
  duration,
  ...more,
});

test('lines follow one another with the pause that stands between their kinds', () => {
  const { lines, duration } = layOutLines([
    line('scene', 1_000),
    line('action', 2_000),
    line('speech', 500),
    line('speech', 700),
    line('speech', 300, { scene: 'two' }),
  ]);
  const gaps = lines.slice(1).map(({ start }, i) => {
    const before = lines[i];
    return start - (before?.start ?? 0) - (before?.duration ?? 0);
  });
  expect(gaps).toEqual([PAUSES.heading, PAUSES.action, PAUSES.speech, PAUSES.scene]);
  expect(lines[0]?.start).toBe(PAUSES.edge);
  expect(duration).toBe((lines[4]?.start ?? 0) + 300 + PAUSES.edge);
});

test('dual dialogue begins with the line before, and the next waits for the longer of them', () => {
  const { lines } = layOutLines([
    line('speech', 3_000),
    line('speech', 1_000, { dual: true }),
    line('speech', 500),
  ]);
  expect(lines[1]?.start).toBe(lines[0]?.start);
  expect(lines[2]?.start).toBe((lines[0]?.start ?? 0) + 3_000 + PAUSES.speech);
});

test('of nothing there is a moment of silence', () => {
  expect(layOutLines([])).toEqual({ lines: [], duration: 2 * PAUSES.edge });
});
