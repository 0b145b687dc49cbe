import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lostWords } from '../../../test/draft/lost-words.ts';
import { readBook } from '../../book/read/read-book.ts';
import { draftOffline } from './draft-offline.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CORPUS = resolve(ROOT, process.env.GOLDENROD_CORPUS ?? '../shared/corpus');
const EPUB = resolve(CORPUS, 'books/the-adventures-of-sherlock-holmes.epub');
const NOVELS = resolve(CORPUS, 'dialogue');
/** Of each book so many chapters, from all parts of it. */
const CHAPTERS = 6;

const books = [
  ...(existsSync(EPUB) ? [EPUB] : []),
  ...(existsSync(NOVELS)
    ? readdirSync(NOVELS).map((novel) => resolve(NOVELS, novel, 'novel.txt'))
    : []),
].filter((file) => existsSync(file));

describe.skipIf(books.length === 0)('drafts of real books (skipped: no corpus)', () => {
  it.each(books)(
    'lose nothing of %s that their report does not tell',
    async (file) => {
      const book = await readBook(readFileSync(file), file);
      const step = Math.max(1, Math.floor(book.chapters.length / CHAPTERS));
      for (const [at, chapter] of book.chapters.entries()) {
        if (at % step !== 0 || !/\p{L}/u.test(chapter.text)) continue;
        const input = { book, chapter: { ...chapter, number: at + 1 }, known: [] };
        const told = await draftOffline({ ...input, style: 'narration' });
        expect(told.report.quotations).toMatchObject({ shortened: 0, cut: 0 });
        expect(
          lostWords(chapter.text, told.fountain, told.report, { toldByNarrator: true }),
          chapter.title,
        ).toEqual({ said: [], told: [] });
        for (const more of [
          { style: 'cinematic_movie' },
          { style: 'short_vertical', minutes: 2 },
        ]) {
          const { fountain, report } = await draftOffline({ ...input, ...more });
          expect(
            lostWords(chapter.text, fountain, report, { toldByNarrator: false }),
            `${more.style}: ${chapter.title}`,
          ).toEqual({ said: [], told: [] });
        }
      }
    },
    300_000,
  );
});
