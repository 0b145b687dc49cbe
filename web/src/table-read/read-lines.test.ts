import { expect, test } from 'vitest';
import type { TakeState } from '../../../src/contract/index.ts';
import { countCauses, countLines, readLines } from './read-lines.ts';

const state = (element: string, more: Partial<TakeState> = {}): TakeState => ({
  element,
  ordinal: 1,
  kind: 'speech',
  scene: null,
  character: null,
  medium: 'audio',
  state: 'current',
  causes: [],
  take: null,
  origin: null,
  url: null,
  duration_seconds: null,
  takes: 0,
  ...more,
});

test('a speech has its cue as who speaks, and all below it as its words', () => {
  const text = 'Rain.\n\n@Mara ^\n(low)\nIt holds.\n';
  const items = [
    { id: 'a', from: 0, to: 5 },
    { id: 'b', from: 7, to: text.length },
  ].map(({ id, from, to }) => ({
    id,
    kind: 'speech' as const,
    at: { from, to },
    source: null,
    changed: false,
  }));
  const lines = readLines([state('a', { kind: 'action' }), state('b')], { text, items });
  expect(lines.map(({ speaker, words }) => [speaker, words])).toEqual([
    [null, 'Rain.'],
    ['Mara', '(low) It holds.'],
  ]);
});

test('a line whose place is not known has no words', () => {
  expect(readLines([state('a')], undefined)[0]).toMatchObject({ speaker: '', words: '' });
});

test('causes are counted of stale lines alone, the most frequent first', () => {
  const states = [
    state('a', { state: 'stale', causes: ['text'] }),
    state('b', { state: 'stale', causes: ['voice of Ned'] }),
    state('c', { state: 'stale', causes: ['voice of Ned'] }),
    state('d', { state: 'missing', causes: ['text'] }),
  ];
  expect(countCauses(states)).toEqual([
    ['voice of Ned', 2],
    ['text', 1],
  ]);
  expect(countLines(states)).toEqual({ current: 0, stale: 3, missing: 1, unknown: 0 });
});
