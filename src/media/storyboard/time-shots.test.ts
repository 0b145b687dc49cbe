import { expect, test } from 'vitest';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import { removeShot } from './edit-shots.ts';
import { proposeShots } from './propose-shots.ts';
import { RATES, shotDurations, type TimedLine, timeShots } from './time-shots.ts';

const LONG = 'one two three four five six seven eight nine ten '.repeat(5).trim();
const TEXT = `INT. X - DAY

It rains.

ADA
Yes?

BELL
${LONG}

EXT. Y - DAY

ADA
Now!

BELL ^
Now, now!
`;
const elements = firstElements(TEXT, 'v1');
const script = { text: TEXT, elements };
const shots = proposeShots(TEXT, elements);
const speeches = elements.filter(({ kind }) => kind === 'speech').map(({ id }) => id);
const takes: TimedLine[] = [
  { element: speeches[0] ?? '', duration: 2_000 },
  { element: speeches[1] ?? '', duration: 20_000 },
  { element: speeches[2] ?? '', duration: 3_000 },
  { element: speeches[3] ?? '', duration: 4_000, dual: true },
];

test('shots follow each other without a gap, and their sum is the whole', () => {
  for (const lines of [takes, []]) {
    const times = timeShots(shots, lines, script);
    times.shots.forEach(({ start }, at) => {
      const before = times.shots[at - 1];
      expect(start).toBe(before === undefined ? 0 : before.start + before.duration);
    });
    const sum = shotDurations(shots, lines, script).reduce((all, each) => all + each, 0);
    expect(sum).toBe(times.duration);
  }
});

test('a shot is as long as its takes and their pauses, and never shorter than can be seen', () => {
  const [place, first, speech, hearer, , both] = shotDurations(shots, takes, script);
  expect(place).toBe(RATES.shortestShot);
  expect(first).toBe(2_000 + RATES.pause);
  expect((speech ?? 0) + (hearer ?? 0)).toBe(20_000 + RATES.pause + RATES.sceneEnd);
  expect(both).toBe(4_000 + RATES.pause + RATES.sceneEnd);
});

test('where there is no take the words tell how long', () => {
  const [, , speech, hearer] = shotDurations(shots, [], script);
  const said = 50 * RATES.spokenWord + RATES.pause;
  expect((speech ?? 0) + (hearer ?? 0)).toBe(said + RATES.sceneEnd);
});

test('whoever hears is seen while the end of the speech goes on, and the speaker instead where nobody is', () => {
  const { shots: times, lines } = timeShots(shots, takes, script);
  const said = lines[1];
  const hearer = times[3];
  expect(said?.start).toBe(times[2]?.start);
  expect((said?.start ?? 0) + (said?.duration ?? 0)).toBeGreaterThan(hearer?.start ?? 0);
  const without = timeShots(removeShot(shots, shots[3]?.id ?? ''), takes, script);
  expect(without.duration).toBe(timeShots(shots, takes, script).duration);
});

test('lines stand inside the whole, and only those that are spoken at once overlap', () => {
  const { lines, duration } = timeShots(shots, takes, script);
  expect(lines.map(({ element }) => element)).toEqual(speeches);
  const [, second, third, fourth] = lines;
  expect(third?.start).toBeGreaterThanOrEqual((second?.start ?? 0) + (second?.duration ?? 0));
  expect(fourth?.start).toBe(third?.start);
  expect((fourth?.start ?? 0) + (fourth?.duration ?? 0)).toBeLessThanOrEqual(duration);
});

test('a shot whose time is set is seen for it, and what is said goes on over the next of the scene', () => {
  const set = shots.map((shot, at) => (at === 1 ? { ...shot, duration: 500 } : shot));
  const natural = timeShots(shots, takes, script);
  const times = timeShots(set, takes, script);
  expect(times.shots[1]?.duration).toBe(500);
  expect(times.duration).toBe(natural.duration);
  const [first, second] = times.lines;
  expect(second?.start).toBe((first?.start ?? 0) + 2_000 + RATES.pause);
  expect(times.lines.map(({ start }) => start)).toEqual(natural.lines.map(({ start }) => start));
});

test('a shot that is held longer moves all behind it, and no line is cut at the end of a scene', () => {
  const natural = timeShots(shots, takes, script);
  const held = shots.map((shot, at) => (at === 0 ? { ...shot, duration: 9_000 } : shot));
  expect(timeShots(held, takes, script).duration).toBe(
    natural.duration + 9_000 - RATES.shortestShot,
  );
  const last = shots.length - 1;
  const cut = shots.map((shot, at) => (at === last ? { ...shot, duration: 100 } : shot));
  const { duration, lines } = timeShots(cut, takes, script);
  const end = Math.max(...lines.map((line) => line.start + line.duration));
  expect(duration).toBeGreaterThanOrEqual(end);
});
