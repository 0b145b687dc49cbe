import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';
import { type BookFacts, bookOfBlocks } from '../book-of-blocks.ts';
import { takeNotes } from '../epub/take-notes.ts';
import { xhtmlToBlocks } from '../epub/xhtml-to-blocks.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';
import type { BookContent } from '../types.ts';

/** Where a page says what it is. */
const HEAD_LENGTH = 100_000;

/**
 * Reads a book that is one web page, already decoded. Notes that it links to within itself are taken
 * out of the text, as are scripts and styles.
 * @param said what is known of the book besides; it goes before what the page says
 * @throws AppError book.no_text, book.too_large, book.damaged
 */
export function readHtml(
  source: string,
  fallbackTitle: string,
  said: Partial<BookFacts> = {},
): BookContent {
  if (source.length > MAX_TEXT_LENGTH) {
    throw new AppError(
      'book.too_large',
      `The page has ${source.length} characters, at most ${MAX_TEXT_LENGTH} are read.`,
    );
  }
  const document = xhtmlToBlocks(source, 'the page');
  takeNotes([{ path: '', document }], (_, href) => ({
    path: href.startsWith('#') ? '' : href,
    fragment: href.slice(href.indexOf('#') + 1),
  }));
  const head = readHead(source);
  const author = said.author ?? head.author;
  const language = said.language ?? head.language;
  return bookOfBlocks(
    document.blocks,
    { title: said.title ?? document.title, author, language },
    fallbackTitle,
  );
}

function readHead(source: string): Omit<BookFacts, 'title'> {
  let author: string | null = null;
  let language: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html') language ??= languageOf(attributes.lang ?? attributes['xml:lang']);
      if (name !== 'meta' || !/^(?:author|dc\.creator)$/i.test(attributes.name ?? '')) return;
      author ??= attributes.content?.trim() || null;
    },
  });
  parser.end(source.slice(0, HEAD_LENGTH));
  return { author, language };
}

function languageOf(tag: string | undefined): string | null {
  return tag !== undefined && /^[a-z]{2,3}(?:-[\w-]{1,32})?$/i.test(tag) ? tag : null;
}
