import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shot } from '../../contract/shot.ts';
import { carryElements } from '../../screenplay/elements/carry-elements.ts';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import { carryShots } from './carry-shots.ts';
import { addShot, editShot, moveShot, removeShot } from './edit-shots.ts';
import { proposeShots } from './propose-shots.ts';

const HALL = 'INT. HALL - DAY\n\nHolmes reads by the fire, and the rain beats on.\n\n';
const SAYS = 'HOLMES\nThe game is afoot, Watson. Bring the lantern.\n\n';
const ASKS = 'WATSON\nWhere do we go at this hour of the night?\n\n';
const LEAVES = 'Watson walks to the door and takes his hat.\n\n';
const MOOR = 'EXT. MOOR - DAWN\n\nSomething howls far off over the wet heather.\n\n';
const BEFORE = HALL + SAYS + ASKS + LEAVES + MOOR;

const elements = firstElements(BEFORE, 'v1');
const shots = proposeShots(BEFORE, elements);
const after = (text: string): Shot[] =>
  proposeShots(text, carryElements({ text: BEFORE, elements }, text, 'v2'));
const idAt = (at: number): string => shots[at]?.id ?? '';
const edit = (at: number, changes: Parameters<typeof editShot>[1]): Shot[] =>
  shots.map((shot, i) => (i === at ? editShot(shot, changes) : shot));

test('a storyboard that nobody touched becomes the proposal', () => {
  const proposed = after(BEFORE.replace('afoot', 'over').replace(LEAVES, ''));
  expect(carryShots(proposed, shots).shots).toEqual(proposed);
});

test('what a person set stays, also where the words of the shot changed; the rest follows the script', () => {
  const proposed = after(BEFORE.replace('Bring the lantern', 'Bring the revolver'));
  const [, shot] = carryShots(proposed, edit(1, { framing: 'extreme close' })).shots;
  expect(shot).toMatchObject({ framing: 'extreme close', edited: ['framing'] });
  expect(shot?.caption).toContain('revolver');
});

test('what is new in the script gets its proposal, where it stands', () => {
  const proposed = after(BEFORE.replace(LEAVES, `${LEAVES}HOLMES\nQuickly now, my friend.\n\n`));
  const { shots: carried } = carryShots(proposed, edit(2, { caption: 'He doubts it' }));
  expect(carried.map(({ caption }) => caption).slice(2, 5)).toEqual([
    'He doubts it',
    'Watson walks to the door and takes his hat.',
    'Holmes: Quickly now, my friend.',
  ]);
  expect(carried.map(({ number }) => number)).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5', '2-1']);
});

test('a shot of whose elements none is left is dropped and named', () => {
  const { shots: carried, dropped } = carryShots(
    after(BEFORE.replace(ASKS, '')),
    edit(2, { angle: 'low' }),
  );
  expect(dropped.map(({ id }) => id)).toEqual([idAt(2)]);
  expect(carried.map(({ id }) => id)).not.toContain(idAt(2));
});

test('an order that a person chose stays within its scene, and scenes follow the script', () => {
  const moved = moveShot(shots, idAt(3), 1);
  const ids = (of: readonly Shot[]) => of.map(({ id }) => id);
  expect(ids(moved)).toEqual([0, 3, 1, 2, 4].map(idAt));
  const { shots: carried } = carryShots(after(MOOR + HALL + SAYS + ASKS + LEAVES), moved);
  expect(ids(carried)).toEqual([4, 0, 3, 1, 2].map(idAt));
  expect(carried.map(({ number }) => number)).toEqual(['1-1', '2-1', '2-2', '2-3', '2-4']);
});

test('a shot that a person took out stays out, and what it covered is in the one before', () => {
  const left = removeShot(shots, idAt(2));
  const { shots: carried } = carryShots(after(BEFORE), left);
  expect(carried.map(({ id }) => id)).not.toContain(idAt(2));
  expect(carried[1]?.elements).toEqual([
    ...(shots[1]?.elements ?? []),
    ...(shots[2]?.elements ?? []),
  ]);
});

test('a shot of a person’s own stays behind the one that it was put behind', () => {
  const [first] = shots;
  if (first === undefined) throw new Error('no shots');
  const own = { ...first, id: 'own', elements: [], over: null, caption: 'The clock' };
  const added = addShot(shots, idAt(1), own);
  const { shots: carried } = carryShots(after(BEFORE.replace(ASKS, '')), added);
  expect(carried.map(({ caption }) => caption)[2]).toBe('The clock');
  expect(carryShots(after(MOOR), added).dropped.map(({ id }) => id)).toContain('own');
});

test('another heading is the place of every shot of its scene but where a person wrote another', () => {
  const edited = edit(1, { place: 'BY THE FIRE' });
  const { shots: carried } = carryShots(after(BEFORE.replace('HALL', 'STUDY')), edited);
  expect(carried.map(({ place }) => place)).toEqual([
    'STUDY',
    'BY THE FIRE',
    'STUDY',
    'STUDY',
    'MOOR',
  ]);
});

test('whatever people did and whatever became of the script, each speech and action is in one shot', () => {
  const part = fc.constantFrom(HALL, SAYS, ASKS, LEAVES, MOOR, 'A key lies there.\n\n');
  const script = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));
  const act = fc.record({ verb: fc.nat(2), at: fc.nat(20), to: fc.nat(20) });
  fc.assert(
    fc.property(script, script, fc.array(act, { maxLength: 8 }), (one, two, acts) => {
      const known = firstElements(one, 'v1');
      let edited = proposeShots(one, known);
      for (const { verb, at, to } of acts) {
        const id = edited[at % Math.max(1, edited.length)]?.id ?? '';
        if (verb === 0) edited = moveShot(edited, id, to);
        if (verb === 1) edited = removeShot(edited, id);
        if (verb === 2)
          edited = edited.map((shot) => (shot.id === id ? editShot(shot, { angle: 'low' }) : shot));
      }
      const proposed = proposeShots(two, carryElements({ text: one, elements: known }, two, 'v2'));
      const { shots: carried } = carryShots(proposed, edited);
      const covered = (of: readonly Shot[]) => of.flatMap((shot) => shot.elements).sort();
      expect(covered(carried)).toEqual(covered(proposed));
      expect(new Set(carried.map(({ id }) => id)).size).toBe(carried.length);
      expect(new Set(carried.map(({ number }) => number)).size).toBe(carried.length);
    }),
    { numRuns: 150, seed: 7 },
  );
});
