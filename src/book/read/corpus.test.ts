import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBook } from './read-book.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CORPUS = resolve(ROOT, process.env.GOLDENROD_CORPUS ?? '../shared/corpus');
const EPUB = resolve(CORPUS, 'books/the-adventures-of-sherlock-holmes.epub');

function novel(name: string): string {
  return resolve(CORPUS, 'dialogue', name, 'novel.txt');
}

describe.skipIf(!existsSync(EPUB))(
  "a publisher's EPUB of twelve stories (skipped: no corpus)",
  () => {
    const book = () => readBook(readFileSync(EPUB), 'holmes.epub');

    it('gives these twelve, in order, with their titles', async () => {
      const { chapters } = await book();
      expect(chapters.map(({ title }) => title)).toEqual([
        'A Scandal in Bohemia',
        'The Redheaded League',
        'A Case of Identity',
        'The Boscombe Valley Mystery',
        'The Five Orange Pips',
        'The Man with the Twisted Lip',
        'The Adventure of the Blue Carbuncle',
        'The Adventure of the Speckled Band',
        'The Adventure of the Engineer’s Thumb',
        'The Adventure of the Noble Bachelor',
        'The Adventure of the Beryl Coronet',
        'The Adventure of the Copper Beeches',
      ]);
    });

    it('gives title, author and language', async () => {
      const { title, author, language, format } = await book();
      expect({ title, author, language, format }).toEqual({
        title: 'The Adventures of Sherlock Holmes',
        author: 'Arthur Conan Doyle',
        language: 'en-GB',
        format: 'epub',
      });
    });

    it('holds all words but a few of those that the publisher counted (104,582)', async () => {
      const { chapters } = await book();
      const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
      expect(words).toBeGreaterThan(104_582 * 0.995);
      expect(words).toBeLessThan(104_582 * 1.005);
    });

    it('names the four pages that it leaves out', async () => {
      const { leftOut } = await book();
      expect(leftOut.map(({ title }) => title)).toEqual([
        'Titlepage',
        'Imprint',
        'Colophon',
        'Uncopyright',
      ]);
    });

    it('has no markup, no odd spaces and no repeated title in any chapter', async () => {
      const { chapters } = await book();
      for (const { title, text } of chapters) {
        expect(text).not.toMatch(/<\/?[a-z]|&\w+;|[\u00a0\u00ad\u200a\u2060]| {2}|\n{3}|[ \t]\n/);
        expect(text.startsWith(title)).toBe(false);
      }
    });

    it('writes the two numbered sections and the one rule of the first story as section breaks', async () => {
      const { chapters } = await book();
      expect(chapters[0]?.text.match(/^\* \* \*$/gm)).toHaveLength(3);
    });
  },
);

describe.each([
  [
    'AlicesAdventuresInWonderland',
    12,
    'Chapter I: Down the Rabbit-Hole',
    "Chapter XII: Alice's Evidence",
  ],
  ['DaisyMiller', 2, 'Part I', 'Part II'],
  ['PrideAndPrejudice', 61, 'Vol I: Chapter I', 'Vol III: Chapter XIX'],
  ['TheInvisibleMan', 29, 'Chapter I: The Strange Man S Arrival', 'The Epilogue'],
  [
    'TheSignOfTheFour',
    12,
    'Chapter I: The Science of Deduction',
    'Chapter XII: The Strange Story of Jonathan Small',
  ],
] as const)('the plain text of %s', (name, count, first, last) => {
  it.skipIf(!existsSync(novel(name)))(`has ${count} chapters (skipped: no corpus)`, async () => {
    const { chapters } = await readBook(readFileSync(novel(name)), 'novel.txt');
    expect(chapters).toHaveLength(count);
    expect(chapters[0]?.title).toBe(first);
    expect(chapters.at(-1)?.title).toBe(last);
    expect(new Set(chapters.map(({ title }) => title)).size).toBe(count);
  });
});
