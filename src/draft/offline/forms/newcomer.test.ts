import { expect, it } from 'vitest';
import { newcomerOf } from './newcomer.ts';

it.each([
  ['screamed a woman', 'WOMAN'],
  ["screamed a woman's voice", 'WOMAN'],
  ['a tall, thin man called', 'MAN'],
  ['cried another boy from the boat', 'BOY'],
  ['said Nell to a boy', null],
  ['said the woman', null],
])('reads the newcomer of "%s"', (tag, cue) => {
  expect(newcomerOf(tag)).toBe(cue);
});
