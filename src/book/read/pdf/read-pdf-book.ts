import { type PdfPage, readPdfPages } from '../../../screenplay/pdf/read-pages.ts';
import { bookOfBlocks } from '../book-of-blocks.ts';
import type { BookContent } from '../types.ts';
import { dropRunningHeads } from './drop-running-heads.ts';
import { linesToBlocks } from './lines-to-blocks.ts';
import { measureColumns, pageLines } from './page-lines.ts';

/**
 * Reads a book from a PDF's text layer: columns one after the other, running heads and page numbers
 * left out, words that were hyphenated at a line's end put together, headings by their size.
 * @throws AppError book.damaged, book.encrypted, book.too_large, book.no_text
 */
export async function readPdfBook(bytes: Uint8Array, fallbackTitle: string): Promise<BookContent> {
  const { pages } = await readPdfPages(bytes, 'book');
  return bookOfBlocks(blocksOf(pages), { title: '', author: null, language: null }, fallbackTitle);
}

function blocksOf(pages: readonly PdfPage[]) {
  const lines = dropRunningHeads(pages.map(pageLines)).flat();
  measureColumns(lines);
  return linesToBlocks(lines);
}
