import { expect, test } from 'vitest';
import { compareScreenplays } from '../../../src/screenplay/compare.ts';
import { foldOf, groupEntries } from './shown-comparison.ts';

const paragraphs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `Paragraph ${from + i}.`).join('\n\n');
const groupsOf = (before: string, after: string) => groupEntries(compareScreenplays(before, after));

test('entries that changed one after the other are one change', () => {
  const groups = groupsOf('One.\n\nTwo.\n\nThree.\n\nFour.', 'One.\n\nNew.\n\nOther.\n\nFour.');
  expect(groups.map(({ kind, change }) => [kind, change])).toEqual([
    ['same', 0],
    ['change', 1],
    ['same', 0],
  ]);
});

test('all entries stand in a group, in order', () => {
  const comparison = compareScreenplays(paragraphs(0, 30), `${paragraphs(5, 20)}\n\nEnd.`);
  expect(groupEntries(comparison).flatMap(({ entries }) => entries)).toEqual(comparison.entries);
});

test('a scene that only moved is a change, once', () => {
  const [a, b] = ['INT. A - DAY\n\nRain.\n\nWind.', 'INT. B - DAY\n\nSun.\n\nHeat.'];
  const changes = groupsOf(`${a}\n\n${b}`, `${b}\n\n${a}`).filter(({ kind }) => kind === 'change');
  expect(changes).toHaveLength(1);
});

test('a group knows its scene', () => {
  const groups = groupsOf('INT. A - DAY\n\nRain.', 'INT. A - DAY\n\nSnow.');
  expect(groups.map(({ scene }) => scene)).toEqual(['INT. A - DAY', 'INT. A - DAY']);
});

test('unchanged entries fold but for two beside a change', () => {
  const middle = paragraphs(0, 10);
  const groups = groupsOf(`Old.\n\n${middle}\n\nLast.`, `New one.\n\n${middle}\n\nEnd of it.`);
  const same = groups.find(({ kind }) => kind === 'same');
  expect(same && foldOf(same, false, false)).toEqual([2, 8]);
  expect(same && foldOf(same, true, true)).toEqual([0, 10]);
  const change = groups.find(({ kind }) => kind === 'change');
  expect(change && foldOf(change, false, false)).toEqual([0, 0]);
});

test('a few unchanged entries are not worth folding', () => {
  const [, few] = groupsOf(
    `A.\n\n${paragraphs(0, 7)}\n\nB.`,
    `X y.\n\n${paragraphs(0, 7)}\n\nZ z.`,
  );
  expect(few && foldOf(few, false, false)).toEqual([0, 0]);
});
