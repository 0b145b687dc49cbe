import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryLines } from './carry-lines.ts';
import { parseFountain } from './fountain/parse.ts';

const HALL = [
  'INT. HALL - DAY',
  '',
  'Holmes sits by the fire.',
  'He looks at the clock.',
  '',
  'HOLMES',
  'The game is afoot, Watson.',
  '',
  '',
].join('\n');
const STREET = 'EXT. STREET - NIGHT\n\nA cab waits in the rain.\n\n';

const carried = (before: string, after: string, ...lines: number[]) =>
  lines.map(carryLines(parseFountain(before), parseFountain(after)));

test('every line of an element stays where it is in a text that nobody changed', () => {
  expect(carried(HALL, HALL, 1, 3, 4, 6, 7)).toEqual([1, 3, 4, 6, 7]);
});

test('a line goes down with its element when something is written above it', () => {
  expect(carried(HALL, `FADE IN:\n\nA long night.\n\n${HALL}`, 1, 3, 4, 7)).toEqual([5, 7, 8, 11]);
});

test('a line stays with an element whose words were changed', () => {
  const after = HALL.replace('is afoot, Watson', 'has begun, Watson').replace('sits', 'stands');
  expect(carried(HALL, `FADE IN:\n\n${after}`, 4, 7)).toEqual([6, 9]);
});

test('a line of an element that is gone leads nowhere, those around it still do', () => {
  const after = HALL.replace('HOLMES\nThe game is afoot, Watson.\n', '');
  expect(carried(HALL, after, 4, 6, 7)).toEqual([4, null, null]);
});

test('a line goes with its scene to another place', () => {
  expect(carried(HALL + STREET, STREET + HALL, 3, 11)).toEqual([7, 3]);
});

test('a line beyond an element that became shorter is its last one', () => {
  const after = HALL.replace('fire.\nHe looks at the clock.', 'fire.');
  expect(carried(HALL, after, 4)).toEqual([3]);
});

test('a line of a text that was emptied, or above all elements, leads nowhere', () => {
  expect(carried(HALL, '', 1, 7)).toEqual([null, null]);
  expect(carried(`\n\n${HALL}`, HALL, 1)).toEqual([null]);
});

test('whatever both texts are, a line leads to a line of the later one or nowhere', () => {
  const piece = fc.constantFrom(HALL, STREET, 'HOLMES\nNo.\n\n', 'Rain.\n\n', 'CUT TO:\n\n', '\n');
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 80 }), (before, after, line) => {
      const [to] = carried(before, after, line);
      const ends = parseFountain(after).elements.map(({ endLine }) => endLine);
      return to === null || (to !== undefined && to >= 1 && to <= Math.max(...ends));
    }),
  );
});
