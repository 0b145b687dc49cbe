import { expect, test } from 'vitest';
import { quote } from './quote-for-tests.ts';
import { speakerPlaces } from './speaker-places.ts';

const person = (name: string, lines = 0) => ({ id: name.toLowerCase(), name, lines });
const ANN = person('Ann', 3);
const BO = person('Bo', 9);
const said = (id: string) => quote({ speaker: { id, name: id } });

test('who says most in the chapter comes first, then who says most in the book', () => {
  expect(speakerPlaces([], [said('ann')], [person('Cy'), BO, ANN])).toEqual(['ann', 'bo', 'cy']);
});

test('whoever has a place keeps it, and whoever is new comes last', () => {
  const quotes = [said('bo'), said('bo'), said('cy')];
  expect(speakerPlaces(['ann', 'gone', 'bo'], quotes, [BO, person('Cy'), ANN])).toEqual([
    'ann',
    'bo',
    'cy',
  ]);
});
