import { expect, it } from 'vitest';
import { findCharacters } from '../names/find-characters.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { findSpeeches } from './find-speeches.ts';

const narratorOf = (...paragraphs: string[]) => {
  const parsed = parseProse(['I rose early. I ate. I went out.', ...paragraphs].join('\n\n'));
  return findSpeeches(parsed, findCharacters(parsed)).narrator?.name;
};

it('takes for the narrator whom others call by name where "I" answers', () => {
  const name = narratorOf(
    '“You are slow, Perrin,” said Mr. Dole.',
    '“The snow was deep,” I replied.',
    '“Perrin is always slow,” said Mr. Dole. “Perrin crawls, Kate.”',
  );
  expect(name).toBe('Perrin');
});

it('does not take for the narrator a wife whom another calls, and who answers', () => {
  const name = narratorOf(
    'Mr. Dole stood at the gate.',
    '“Come along, Kate,” said Mr. Dole to his wife.',
    '“I am coming,” she said.',
    '“So am I,” I said.',
  );
  expect(name).toBe('Narrator');
});

it('does not take for the narrator a dog that "I" calls', () => {
  const name = narratorOf('“Come, Rover!” I called.', '“He is deaf,” said Mr. Dole.');
  expect(name).toBe('Narrator');
});
