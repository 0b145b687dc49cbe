import { expect, it } from 'vitest';
import { tokenize } from '../sentences/tokens.ts';
import { locateMentions } from './locate-mentions.ts';

const named = (...names: string[]) =>
  names.map((name) => ({ name, aliases: [], mentions: 1, known: null }));

it('finds the longest name, and of two alike the first', () => {
  const tokens = tokenize('John Holmes saw John and Mary Ann Holmes.');
  const found = locateMentions(
    tokens,
    named('John', 'John Holmes', 'Mary Ann', 'Mary Ann Holmes', 'John'),
  );
  expect(found).toEqual([
    { from: 0, to: 2, character: 1 },
    { from: 3, to: 4, character: 0 },
    { from: 5, to: 8, character: 3 },
  ]);
});

it('reads each word once for each word of a name, however many names begin with it', () => {
  let reads = 0;
  const words = Array.from({ length: 500 }, (_, at) => `John Q${'x'.repeat(at % 20)}${at}`);
  const tokens = tokenize('John came. '.repeat(500)).map((token) => ({
    ...token,
    get lower() {
      reads += 1;
      return token.lower;
    },
  }));
  locateMentions(tokens, named(...words));
  expect(reads).toBeLessThan(tokens.length * 3);
});
