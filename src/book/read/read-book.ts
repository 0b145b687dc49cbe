import { createHash } from 'node:crypto';
import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import {
  isPdf,
  isWord,
  isZip,
  refuseKnownFormats,
  refuseOtherArchives,
  textFormat,
} from './detect-format.ts';
import { readDocx } from './docx/read-docx.ts';
import { readEpub } from './epub/read-epub.ts';
import { readHtml } from './html/read-html.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readPdfBook } from './pdf/read-pdf-book.ts';
import { decodeText } from './text/decode-text.ts';
import { readText } from './text/read-text.ts';
import type { BookContent, BookFormat, LeftOut, ReadBook, ReadOptions } from './types.ts';
import { openZip } from './zip.ts';

/**
 * Reads a book file: EPUB 2 and 3, DOCX, PDF with a text layer, HTML, plain text, Markdown. The content decides the format, the name
 * only between plain text and Markdown. Nothing is written, nothing is fetched. What of a book
 * cannot be read is named in `leftOut`; a book that cannot be read as a whole is an error.
 * @param fileName for the title of a book that states none, and for messages
 * @throws AppError book.unsupported, book.damaged, book.too_large, book.encrypted,
 *   book.wrong_encoding, book.no_text
 */
export async function readBook(
  bytes: Uint8Array,
  fileName: string,
  { strict = false }: ReadOptions = {},
): Promise<ReadBook> {
  if (bytes.byteLength === 0) {
    throw new AppError('book.no_text', 'The file is empty.', {
      hint: 'Check that the download or the export has finished.',
    });
  }
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw new AppError(
      'book.too_large',
      `The file has ${bytes.byteLength} bytes, at most ${MAX_FILE_BYTES} are read.`,
    );
  }
  const { format, content } = await readContent(bytes, fileName);
  if (strict) refuseLosses(content.leftOut);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...content, format, sha256 };
}

/** As many pages as a message names. */
const MAX_NAMED = 10;

function refuseLosses(leftOut: readonly LeftOut[]): void {
  const lost = leftOut.filter((part) => part.lost);
  if (lost.length === 0) return;
  const named = lost.slice(0, MAX_NAMED).map(({ title, reason }) => `${title} (${reason})`);
  const more = lost.length > named.length ? `, and ${lost.length - named.length} more` : '';
  throw new AppError(
    'book.damaged',
    `Of the book ${plural(lost.length, 'page')} cannot be read: ${named.join(', ')}${more}.`,
    { hint: 'Download or export the book again, or import the rest of it: not strictly.' },
  );
}

async function readContent(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ format: BookFormat; content: BookContent }> {
  const title = titleFromFileName(fileName);
  if (isZip(bytes)) {
    const zip = openZip(bytes);
    if (isWord(zip)) return { format: 'docx', content: await readDocx(bytes, zip, title) };
    refuseOtherArchives(zip);
    return { format: 'epub', content: readEpub(zip, title) };
  }
  if (isPdf(bytes)) return { format: 'pdf', content: await readPdfBook(bytes, title) };
  refuseKnownFormats(bytes);
  const text = decodeText(bytes);
  const format = textFormat(text, fileName);
  return { format, content: TEXT_READERS[format](text, title) };
}

const TEXT_READERS = { html: readHtml, markdown: readMarkdown, text: readText };

/** "the-lamplighters-daughter.md" is "The Lamplighters Daughter". */
function titleFromFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const words = base
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 'Untitled';
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
