import { expect, test } from 'vitest';
import type { Shot } from '../../contract/index.ts';
import { applyEdit, proposeEdit } from './propose-edit.ts';
import type { OtioProposal } from './read-otio.ts';

const shot = (id: string, scene: string, number: string): Shot => ({
  id,
  scene,
  number,
  purpose: 'action',
  framing: 'wide',
  angle: 'eye level',
  movement: 'static',
  place: 'QUAY',
  time_of_day: null,
  interior: null,
  characters: [],
  subject: null,
  elements: [`element of ${id}`],
  over: null,
  caption: id,
  duration: null,
  edited: [],
});
const SHOTS = [
  shot('a', 'one', '1-1'),
  shot('b', 'one', '1-2'),
  shot('c', 'one', '1-3'),
  shot('d', 'two', '2-1'),
  shot('e', 'two', '2-2'),
];
const LENGTHS = SHOTS.map(() => 2_000);
const edit = (order: string, foreign: string[] = []): OtioProposal => ({
  shots: order.split(' ').map((each) => {
    const [id = '', duration = '2000'] = each.split(':');
    return { shot: id, duration: Number(duration) };
  }),
  cut: [],
  foreign,
});
const propose = (order: string, foreign?: string[]) =>
  proposeEdit(SHOTS, LENGTHS, edit(order, foreign));
const applied = (order: string) =>
  applyEdit(SHOTS, propose(order)).map(({ id, number }) => `${number} ${id}`);

test('an edit that changes nothing, or less than a frame, proposes nothing', () => {
  const nothing = { durations: [], moved: [], cut: [], foreign: [], astray: [] };
  expect(propose('a b c d e')).toEqual(nothing);
  expect(propose('a:2020 b:1990 c d e')).toEqual(nothing);
});

test('another length is set, and stays set', () => {
  const { durations } = propose('a b:3500 c d e');
  expect(durations).toEqual([{ shot: 'b', number: '1-2', was: 2_000, now: 3_500 }]);
  const [, b] = applyEdit(SHOTS, propose('a b:3500 c d e'));
  expect(b).toMatchObject({ duration: 3_500, edited: ['duration'] });
});

test('a shot that is seen twice is as long as both', () => {
  expect(propose('a b:1000 c b:1500 d e').durations).toMatchObject([{ shot: 'b', now: 2_500 }]);
});

test.each([
  ['c a b d e', ['1-1 c', '1-2 a', '1-3 b', '2-1 d', '2-2 e']],
  ['c b a d e', ['1-1 c', '1-2 b', '1-3 a', '2-1 d', '2-2 e']],
  ['b a c e d', ['1-1 b', '1-2 a', '1-3 c', '2-1 e', '2-2 d']],
  ['c a e d', ['1-1 c', '1-2 a', '2-1 e', '2-2 d']],
])('the order of an edit comes back, and shots are numbered by it: %s', (order, expected) => {
  expect(applied(order)).toEqual(expected);
});

test('what is said in a shot that was cut is seen in the one beside it, and the last of a scene stays', () => {
  const proposal = propose('b c');
  expect(proposal.cut.map(({ number }) => number)).toEqual(['1-1', '2-1', '2-2']);
  const shots = applyEdit(SHOTS, proposal);
  expect(shots.map(({ id, elements }) => [id, elements])).toEqual([
    ['b', ['element of a', 'element of b']],
    ['c', ['element of c']],
    ['d', ['element of d', 'element of e']],
  ]);
});

test('shots that were carried to another scene are named, and clips that are none of ours', () => {
  const proposal = propose('a d b c e', ['Title card', 'Title card']);
  expect(proposal.astray).toEqual([{ shot: 'd', number: '2-1' }]);
  expect(proposal.foreign).toEqual(['Title card']);
  expect(proposal.moved).toEqual([]);
});
