import { z } from 'zod';
import { Abilities } from '../abilities.ts';
import {
  Book,
  BookChange,
  BookNaming,
  BookState,
  Chapter,
  ChapterNote,
  ChapterState,
  ImportedBook,
  MAX_COVER_BYTES,
} from '../book.ts';
import { Sha256 } from '../job.ts';
import { page } from '../page.ts';
import { BookParams, ChapterParams, Flag } from './names.ts';
import { BOOK_LIMIT, CHAPTER_LIMIT, FORM_ENVELOPE, operationOf } from './operation-of.ts';

export const BookItem = Book.extend(BookState.shape).meta({ id: 'Book' });
export type BookItem = z.infer<typeof BookItem>;
export const ChapterItem = ChapterState.extend({ can: Abilities }).meta({ id: 'Chapter' });
export type ChapterItem = z.infer<typeof ChapterItem>;
export const ChapterDetail = ChapterItem.extend({
  book: Book,
  text: z.string(),
  /** What its file had beside the prose, in order. */
  notes: z.array(ChapterNote),
}).meta({
  id: 'ChapterDetail',
});
export type ChapterDetail = z.infer<typeof ChapterDetail>;

const book = operationOf('Books');
const chapter = operationOf('Chapters');

export const bookOperations = {
  listBooks: book('listBooks', {
    does: ['get', '/v1/books', 'List the books'],
    answer: page(BookItem),
  }),
  importBook: book('importBook', {
    cost: 'work',
    does: ['post', '/v1/books', 'Import a book file: EPUB, DOCX, PDF, HTML, text or Markdown'],
    query: z.strictObject({
      /** The file's name, for its title and its kind; a form names it itself. */
      file_name: z.string().trim().min(1).max(255).optional(),
      /** `true` makes a second copy of a file that was imported before. */
      again: Flag,
      /** `true` refuses a book of which any page is missing or unreadable; else the rest is imported. */
      strict: Flag,
      ...BookNaming,
    }),
    body: z.instanceof(Uint8Array),
    bodyKind: 'file',
    bodyLimit: BOOK_LIMIT,
    answer: ImportedBook.extend({ book: Book, chapters: z.array(Chapter) }),
    creates: true,
  }),
  getBook: book('getBook', {
    does: ['get', '/v1/books/{book}', 'Show a book'],
    params: BookParams,
    answer: BookItem,
  }),
  renameBook: book('renameBook', {
    does: [
      'patch',
      '/v1/books/{book}',
      'Give a book another title, author or language; its handle stays unless asked for',
    ],
    params: BookParams,
    body: BookChange,
    answer: BookItem,
  }),
  deleteBook: book('deleteBook', {
    does: ['delete', '/v1/books/{book}', 'Delete a book for good, with all that was made of it'],
    params: z.strictObject({ book: z.uuid() }),
  }),
  readBookCover: book('readBookCover', {
    does: ['get', '/v1/books/{book}/cover', 'Read the cover of a book'],
    params: BookParams,
    query: z.strictObject({
      /** The cover that is meant: where the book has another one by now, there is none. */
      sha256: Sha256.optional(),
    }),
    answer: z.instanceof(Uint8Array),
    answerKind: 'download',
  }),
  setBookCover: book('setBookCover', {
    does: [
      'put',
      '/v1/books/{book}/cover',
      'Give a book a cover, in place of the one that it has: JPEG, PNG, WebP or GIF',
    ],
    params: BookParams,
    body: z.instanceof(Uint8Array),
    bodyKind: 'file',
    bodyLimit: MAX_COVER_BYTES + FORM_ENVELOPE,
    answer: BookItem,
  }),
  removeBookCover: book('removeBookCover', {
    does: ['delete', '/v1/books/{book}/cover', 'Take the cover of a book away'],
    params: BookParams,
  }),
  listChapters: chapter('listChapters', {
    does: ['get', '/v1/books/{book}/chapters', 'List the chapters of a book'],
    params: BookParams,
    answer: page(ChapterItem).extend({ book: Book }),
  }),
  getChapter: chapter('getChapter', {
    does: ['get', '/v1/books/{book}/chapters/{number}', 'Show a chapter with its prose'],
    params: ChapterParams,
    answer: ChapterDetail,
  }),
  replaceChapter: chapter('replaceChapter', {
    does: [
      'put',
      '/v1/books/{book}/chapters/{number}',
      'Replace the prose of a chapter; its versions stay, and are stale',
    ],
    params: ChapterParams,
    query: z.strictObject({ title: z.string().trim().min(1).max(1_000).optional() }),
    body: z.string(),
    bodyKind: 'text',
    bodyLimit: CHAPTER_LIMIT,
    answer: ChapterDetail,
  }),
};
