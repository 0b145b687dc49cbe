import { expect, it } from 'vitest';
import { parseProse } from '../quotations/parse-prose.ts';
import { findPlaceNames } from './find-place-names.ts';

const PROSE =
  'They met in Longmead. “Well,” said Anna Bold. Life at Longmead was slow, and Anna Bold smiled. Then Anna Bold went to Marsh.';
const placesIn = (prose: string) => {
  const parsed = parseProse(prose);
  return [...findPlaceNames([parsed], new Set(['anna', 'bold']))];
};

it('finds the names where people are, more than once, and no names of people', () => {
  expect(placesIn(PROSE)).toEqual(['longmead']);
});

it('finds none where nobody is anywhere', () => {
  expect(placesIn('“Well,” said Anna Bold. Longmead was a name. Longmead was another.')).toEqual(
    [],
  );
});

it('counts who comes there and leaves it, where somebody is at it once', () => {
  expect(placesIn('Anna Bold left Ashby. All at Ashby was still, and Ashby slept.')).toEqual([
    'ashby',
  ]);
});

it('takes nobody who is spoken to and written to for a place', () => {
  expect(placesIn('She spoke to Ashby. She wrote to Ashby, and heard from Ashby.')).toEqual([]);
});
