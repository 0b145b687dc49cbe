import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBook } from '../../book/read/read-book.ts';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { draftOffline } from './draft-offline.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CORPUS = resolve(ROOT, process.env.GOLDENROD_CORPUS ?? '../shared/corpus');
const EPUB = resolve(CORPUS, 'books/the-adventures-of-sherlock-holmes.epub');
/** A long chapter has several scenes, unless somebody tells most of it in one room. */
const LONG_CHAPTER = { words: 8000, scenes: 3 };

async function chapters() {
  const book = await readBook(readFileSync(EPUB), 'holmes.epub');
  return book.chapters.map((chapter, i) => ({ book, chapter: { ...chapter, number: i + 1 } }));
}

async function draftOf(number: number) {
  const inputs = await chapters();
  const input = inputs[number - 1];
  if (input === undefined) throw new Error(`the book has no chapter ${number}`);
  const draft = await draftOffline({ ...input, style: 'cinematic_movie', known: [] });
  return { ...draft, text: input.chapter.text, screenplay: parseFountain(draft.fountain) };
}

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe.skipIf(!existsSync(EPUB))('drafts of a real book (skipped: no corpus)', () => {
  it('gives the people of the first chapter their cues', async () => {
    const { screenplay } = await draftOf(1);
    const cues = new Set(
      screenplay.elements.flatMap((e) => (e.type === 'character' ? [e.text] : [])),
    );
    expect([...cues]).toEqual(expect.arrayContaining(['HOLMES', 'WATSON', 'KING', 'IRENE ADLER']));
  });

  it('gives the first chapter scenes at the places that it names', async () => {
    const { screenplay } = await draftOf(1);
    const places = screenplay.elements.flatMap((e) =>
      e.type === 'scene_heading' ? [e.place] : [],
    );
    expect(places.length).toBeGreaterThanOrEqual(5);
    expect(places).toEqual(
      expect.arrayContaining(['BAKER STREET', 'SERPENTINE AVENUE', 'BRIONY LODGE']),
    );
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'drafts chapter %i with well-formed headings and nothing that is said lost',
    async (number) => {
      const { screenplay, text } = await draftOf(number);
      const headings = screenplay.elements.filter((e) => e.type === 'scene_heading');
      for (const { text: heading } of headings) {
        expect(heading).toMatch(/^(?:INT|EXT)\. [\p{Lu}\p{N}’',. -]+ - [A-Z]+$/u);
      }
      const least = words(text).length >= LONG_CHAPTER.words ? LONG_CHAPTER.scenes : 1;
      expect(headings.length).toBeGreaterThanOrEqual(least);
      const spoken = screenplay.elements.flatMap((e) =>
        e.type === 'dialogue' ? words(e.text) : [],
      );
      let at = 0;
      for (const quotation of parseProse(text).quotations) {
        for (const word of words(text.slice(quotation.innerStart, quotation.innerEnd))) {
          const found = spoken.indexOf(word, at);
          expect(found, `"${word}" of a speech`).toBeGreaterThanOrEqual(0);
          at = found + 1;
        }
      }
    },
  );
});
