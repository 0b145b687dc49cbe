import { expect, it } from 'vitest';
import { readThought } from './thought.ts';

it.each([
  ['Not tonight, she thought.', 'Not tonight.', 'she'],
  ['Who is there? Nell wondered.', 'Who is there?', 'Nell'],
  ['_I must go back,_ he thought suddenly.', 'I must go back.', 'he'],
  ['*Nobody knows me here.*', 'Nobody knows me here.', null],
])('%s', (sentence, words, thinker) => {
  expect(readThought(sentence)).toEqual({ words, thinker });
});

it.each([
  'It was late, he thought.',
  'She thought of the lamp.',
  'He went home, and thought.',
  '*Marigold*',
  'The *Marigold* was past them.',
  '_She went down to the quay._',
])('is narration: %s', (sentence) => {
  expect(readThought(sentence)).toBeNull();
});
