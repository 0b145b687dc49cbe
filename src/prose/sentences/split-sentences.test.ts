import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceSpans, splitSentences } from './split-sentences.ts';

describe('splitSentences', () => {
  it.each([
    ['It rained. Nell slept.', ['It rained.', 'Nell slept.']],
    ['“Go!” He went.', ['“Go!”', 'He went.']],
    ['Why? “Because.” So.', ['Why?', '“Because.”', 'So.']],
    ['It took 3.5 hours. 12 came.', ['It took 3.5 hours.', '12 came.']],
    ['He waits … then runs.', ['He waits … then runs.']],
    ['One\nline.  Another\n line.', ['One line.', 'Another line.']],
    [' \n ', []],
  ])('%j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it.each(['Mr. Crane', 'Lieut. Gray', 'Supt. Hale', 'Mme. Duval', 'J. Wren'])(
    'keeps %s together',
    (name) => {
      expect(splitSentences(`Then ${name} came. He sat.`)).toEqual([
        `Then ${name} came.`,
        'He sat.',
      ]);
    },
  );

  it('ends a sentence behind "I", which is no initial', () => {
    expect(splitSentences('So did I. Nell slept.')).toEqual(['So did I.', 'Nell slept.']);
  });
});

describe('sentenceSpans', () => {
  it('stand in order and leave out nothing but white space', () => {
    const piece = fc.constantFrom('Mr.', 'He', 'ran', '.', '!”', '“', '…', ' ', '\n\n', 'Q.', '7');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        let left = '';
        for (const { start, end } of sentenceSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          left += text.slice(last, start);
          last = end;
        }
        expect((left + text.slice(last)).trim()).toBe('');
      }),
    );
  });
});
