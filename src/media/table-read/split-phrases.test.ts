import { describe, expect, test } from 'vitest';
import { splitPhrases } from './split-phrases.ts';

function phrases(text: string): [string, string][] {
  return splitPhrases(text).map(({ words, end }) => [words, end]);
}

describe('splitPhrases', () => {
  test('pauses after sentences, semicolons, colons, dashes and dots', () => {
    expect(phrases('Wait. Who is it? Tom; or Joris: one of them — no… nobody -- I think.')).toEqual(
      [
        ['Wait.', 'sentence'],
        ['Who is it?', 'sentence'],
        ['Tom;', 'semicolon'],
        ['or Joris:', 'colon'],
        ['one of them —', 'dash'],
        ['no…', 'ellipsis'],
        ['nobody --', 'dash'],
        ['I think.', 'sentence'],
      ],
    );
  });

  test('leaves titles, numbers, times and joined words whole', () => {
    const text = 'Mr. Lind paid 1,250.50 at 10:30 for a well-worn coat of 1914–18.';
    expect(phrases(text)).toEqual([[text, 'sentence']]);
  });

  test('knows a sentence that trails off', () => {
    expect(phrases('I thought… Well...')).toEqual([
      ['I thought…', 'ellipsis'],
      ['Well...', 'ellipsis'],
    ]);
  });

  test('has nothing to say of marks alone', () => {
    expect(phrases('… — !')).toEqual([]);
    expect(phrases('')).toEqual([]);
  });

  test('cuts what has no end at commas, at spaces and at last in a word, and loses nothing', () => {
    for (const text of ['word, '.repeat(500), 'word '.repeat(500), 'w'.repeat(2_000)]) {
      const cut = splitPhrases(text);
      expect(Math.max(...cut.map(({ words }) => words.length))).toBeLessThanOrEqual(300);
      expect(
        cut
          .map(({ words }) => words)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
    }
  });

  test('takes a text of 4 MB apart in a second or two', () => {
    for (const text of ['- '.repeat(2e6), '.'.repeat(4e6), ' '.repeat(4e6), 'a — '.repeat(1e6)]) {
      const begun = performance.now();
      splitPhrases(text);
      expect(performance.now() - begun).toBeLessThan(10_000);
    }
  }, 60_000);
});
