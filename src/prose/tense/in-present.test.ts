import { describe, expect, it } from 'vitest';
import { inPresent } from './in-present.ts';

describe('inPresent', () => {
  it.each([
    ['Tom rose.', 'Tom rises.'],
    ['Nell hurried upstairs and knocked.', 'Nell hurries upstairs and knocks.'],
    ['Never had there been a colder night.', 'Never has there been a colder night.'],
    ['Ida sat.', 'Ida sits.'],
    ['Mrs. Venn then waited.', 'Mrs. Venn then waits.'],
    [
      'It took three tries, but at last a small gold light stood up behind the glass.',
      'It takes three tries, but at last a small gold light stands up behind the glass.',
    ],
    [
      'In the yard, with his back to the wall, sat Tom.',
      'In the yard, with his back to the wall, sits Tom.',
    ],
    [
      'The stairs went up, and from somewhere above them came a slow, wet sound.',
      'The stairs go up, and from somewhere above them comes a slow, wet sound.',
    ],
    ['No one spoke, and the lamp went out.', 'No one speaks, and the lamp goes out.'],
    ['A dog. The rain.', 'A dog. The rain.'],
    ['Nell sits.', 'Nell sits.'],
    ['They proceeded to the mill.', 'They proceed to the mill.'],
    ['If he were older, he would have gone.', 'If he were older, he would have gone.'],
    ['She had better go.', 'She had better go.'],
  ])('%s', (past, present) => {
    expect(inPresent(past)).toBe(present);
  });

  it.each([
    'It happened three years ago.',
    'She used to sing.',
    'Which terrified him.',
    'Softly whispered by Nell.',
  ])('is not sure of: %s', (sentence) => {
    expect(inPresent(sentence)).toBeNull();
  });
});
