import { expect, it } from 'vitest';
import { toThirdPerson } from './to-third-person.ts';

it.each([
  ['I rang the bell.', 'The narrator rang the bell.'],
  ['But I stopped at the door.', 'But the narrator stopped at the door.'],
])('writes a teller whom nobody names as any noun: %s', (sentence, written) => {
  expect(toThirdPerson(sentence, { name: 'The narrator', gender: null })).toBe(written);
});
