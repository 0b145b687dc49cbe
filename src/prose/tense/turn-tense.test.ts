import { describe, expect, it } from 'vitest';
import { turnTense } from './turn-tense.ts';

describe('turnTense', () => {
  it('gives the sentence where it turns', () => {
    expect(turnTense('Tom rose.')).toEqual({ kind: 'turned', text: 'Tom rises.' });
  });

  it.each(['A dog.', 'He is here.', 'She would have gone.'])(
    'has nothing to turn in: %s',
    (sentence) => {
      expect(turnTense(sentence)).toEqual({ kind: 'same' });
    },
  );

  it.each([
    ['It happened three years ago.', 'before'],
    ['She used to sing.', 'habit'],
    ['x'.repeat(1001), 'long'],
  ] as const)('says why it does not turn: %s', (sentence, why) => {
    expect(turnTense(sentence)).toMatchObject({ kind: 'unsure', why });
  });
});
