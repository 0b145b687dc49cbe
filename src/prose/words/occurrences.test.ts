import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Occurrences } from './occurrences.ts';

const text = (most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: most });

it('counts each word as often as split parts the text by it, and finds those within', () => {
  fc.assert(
    fc.property(fc.array(text(5), { maxLength: 8 }), text(60), (words, prose) => {
      const occurrences = new Occurrences(words);
      const counts = occurrences.count(prose);
      for (const word of words) expect(counts.get(word) ?? 0).toBe(prose.split(word).length - 1);
      expect([...occurrences.within(prose)].sort()).toEqual(
        [...new Set(words)].filter((word) => prose.includes(word)).sort(),
      );
    }),
    { numRuns: 500 },
  );
});

it('takes steps that grow with the text, not with the number of words', () => {
  const prose = 'Holmes saw Watson. '.repeat(500);
  const stepsFor = (many: number) => {
    const occurrences = new Occurrences(Array.from({ length: many }, (_, at) => `Watson ${at}`));
    const before = occurrences.visits;
    occurrences.count(prose);
    return occurrences.visits - before;
  };
  expect(stepsFor(2_000)).toBeLessThanOrEqual(stepsFor(20) * 1.1);
  expect(stepsFor(2_000)).toBeLessThan(prose.length * 4);
});
