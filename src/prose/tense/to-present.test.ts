import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('toPresent', () => {
  it.each([
    ['He walked to the window.', 'He walks to the window.'],
    ['They walked to the window.', 'They walk to the window.'],
    ['Holmes took the letter and read it.', 'Holmes takes the letter and reads it.'],
    ['Holmes took the letter and tore it in two.', 'Holmes takes the letter and tears it in two.'],
    ['The lamps were lit.', 'The lamps are lit.'],
    ['He had gone before she came.', 'He has gone before she comes.'],
    ['She carried a box, and he watched her.', 'She carries a box, and he watches her.'],
    ['He did not answer.', 'He does not answer.'],
    ['He sat wrapped in smoke.', 'He sits wrapped in smoke.'],
    ['The man seated by the fire smiled.', null],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    'He would walk for hours.',
    'If he were here, all was well.',
    'It happened three years ago.',
    'A dog.',
    'He is here.',
  ])('leaves alone: %s', (sentence) => {
    expect(toPresent(sentence)).toBeNull();
  });
});
