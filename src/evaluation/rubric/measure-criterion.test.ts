import { expect, it } from 'vitest';
import { measureCriterion } from './measure-criterion.ts';
import { notMeasured, type Reading, reading } from './reading.ts';
import type { SignalDefinition } from './signal-definition.ts';
import { readSubject } from './subject.ts';
import { HOLD } from './types.ts';

const SUBJECT = readSubject({
  script: 'INT. KITCHEN - DAY\n\nIda sits.\n',
  chapterText: '',
  characters: [],
});

const signal = (
  name: string,
  weight: number,
  read: Reading,
  more: Pick<SignalDefinition, 'holds'> = {},
): SignalDefinition => ({
  name,
  label: name,
  weight,
  weak: 'mend it',
  why: 'It matters.',
  strong: 'it is good',
  measure: () => read,
  ...more,
});
const at = (score: number) => reading(score, '%', score, 'So much.');
const measured = (...signals: SignalDefinition[]) =>
  measureCriterion({ criterion: 'coherence', weight: 30, signals }, SUBJECT);

it('is the mean of its signals, by their weights', () => {
  expect(measured(signal('a', 10, at(0)), signal('b', 90, at(100))).score).toBe(90);
});

it('is no more than so many points above a signal that holds it', () => {
  const held = measured(signal('a', 10, at(4), { holds: true }), signal('b', 90, at(100)));
  expect(held.score).toBe(4 + HOLD);
  expect(held.signals.map(({ holds }) => Math.round(holds))).toEqual([26, 0]);
});

it('is held by the lowest of them', () => {
  const low = signal('a', 5, at(10), { holds: true });
  const lower = signal('b', 5, at(0), { holds: true });
  const held = measured(low, lower, signal('c', 90, at(100)));
  expect([held.score, held.signals.map(({ holds }) => holds > 0)]).toEqual([
    HOLD,
    [false, true, false],
  ]);
});

it('is not held by what could not be measured, nor where the mean is lower', () => {
  const unknown = signal('a', 10, notMeasured('%', 'nothing is there.'), { holds: true });
  expect(measured(unknown, signal('b', 90, at(100))).score).toBe(100);
  const weak = measured(signal('a', 50, at(30), { holds: true }), signal('b', 50, at(50)));
  expect([weak.score, weak.signals.map(({ holds }) => holds)]).toEqual([40, [0, 0]]);
});
