import { expect, test } from 'vitest';
import { editOfWords, wordsOfLook } from './words-of-look.ts';

test('several things stand between commas, and words with commas are one', () => {
  expect(editOfWords('clothes', ' grey coat ,hat,, ')).toEqual({ clothes: ['grey coat', 'hat'] });
  expect(editOfWords('build', 'tall, thin')).toEqual({ build: 'tall, thin' });
  expect(wordsOfLook({ clothes: ['grey coat', 'hat'] }, 'clothes')).toBe('grey coat, hat');
});

test('an empty line takes away', () => {
  expect(editOfWords('props', '  ')).toEqual({ props: null });
});
