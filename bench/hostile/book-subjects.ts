import { readNav, readNcx } from '../../src/book/read/epub/read-toc.ts';
import { xhtmlToBlocks } from '../../src/book/read/epub/xhtml-to-blocks.ts';
import { readBook } from '../../src/book/read/read-book.ts';
import { buildEpub } from '../../test/book/build-epub.ts';
import { buildWord } from '../../test/book/build-word.ts';
import { MARKDOWN_BOOKS, MARKUP_BODIES, TEXT_BOOKS } from './book-shapes.ts';
import { buildPdf } from './build-pdf.ts';
import { type Subject, subject } from './subject.ts';
import { WORD_BODIES } from './word-shapes.ts';

/** Whatever reads a book's file. */
export const BOOK_SUBJECTS: readonly Subject[] = [
  subject(
    'readBook of text',
    TEXT_BOOKS,
    (text) => () => readBook(new TextEncoder().encode(text), 'a.txt'),
  ),
  subject(
    'readBook of Markdown',
    MARKDOWN_BOOKS,
    (text) => () => readBook(new TextEncoder().encode(text), 'a.md'),
  ),
  subject('readBook of EPUB', MARKUP_BODIES, (body) => {
    const bytes = buildEpub({
      files: [{ name: 'a.xhtml', body }],
      toc: [{ label: 'A', href: 'a.xhtml' }],
    });
    return () => readBook(bytes, 'a.epub');
  }),
  subject(
    'xhtmlToBlocks',
    MARKUP_BODIES,
    (text) => () => xhtmlToBlocks(`<html><body>${text}</body></html>`, 'a.xhtml'),
  ),
  subject(
    'readNav',
    MARKUP_BODIES,
    (text) => () =>
      readNav(`<html><body><nav type="toc"><ol>${text}</ol></nav></body></html>`, 'nav.xhtml'),
  ),
  subject(
    'readNcx',
    MARKUP_BODIES,
    (text) => () => readNcx(`<ncx><navMap>${text}</navMap></ncx>`, 'toc.ncx'),
  ),
  subject('readBook of HTML', MARKUP_BODIES, (body) => {
    const bytes = new TextEncoder().encode(`<html><body>${body}</body></html>`);
    return () => readBook(bytes, 'a.html');
  }),
  subject('readBook of DOCX', WORD_BODIES, (body) => {
    const bytes = buildWord(body);
    return () => readBook(bytes, 'a.docx');
  }),
  subject('readBook of PDF', TEXT_BOOKS, (text) => {
    const bytes = buildPdf(text);
    return () => readBook(bytes, 'a.pdf');
  }),
];
