import { AppError } from '../../contract/error.ts';
import { FILE_SIGNATURES, type FileSignature, hasSignature } from './file-signatures.ts';
import type { Zip } from './zip.ts';

/** Openings of markup that is no book by itself. */
const MARKUP: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a FictionBook (FB2)', pattern: /^(?:<\?xml[^>]*>\s*)?<FictionBook\b/i },
  { what: 'an SVG picture', pattern: /^(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b/i },
  { what: 'an XML file', pattern: /^<\?xml\b/ },
];

const WEB_PAGE = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!DOCTYPE html|html|head|body)\b/i;

const HINT =
  'Import an EPUB, DOCX, PDF, HTML, plain text (UTF-8) or Markdown file; Calibre converts most others.';

/** Where a binary file shows its first zero byte. */
const BINARY_SAMPLE = 4_096;

/** Whether the bytes are a zip archive, whole or cut off. */
export function isZip(bytes: Uint8Array): boolean {
  return FILE_SIGNATURES.some((one) => isArchive(one) && hasSignature(bytes, one));
}

function isArchive({ marks }: FileSignature): boolean {
  return marks[0]?.[1].startsWith('PK') === true;
}

/** Whether the bytes are a PDF, whole or damaged. */
export function isPdf(bytes: Uint8Array): boolean {
  return knownFormat(bytes) === 'a PDF';
}

/** Whether an archive is a Word document. */
export function isWord(zip: Zip): boolean {
  return zip.find('word/document.xml') !== null;
}

/** @throws AppError book.unsupported where the file is a known format other than a book's */
export function refuseKnownFormats(bytes: Uint8Array): void {
  const known = knownFormat(bytes);
  if (known) throw unsupported(known);
}

/** What a file is that is no text, as a reader would call it, or null. */
export function knownFormat(bytes: Uint8Array): string | null {
  const binary = bytes.subarray(0, BINARY_SAMPLE).includes(0);
  const known = FILE_SIGNATURES.find(
    (one) => (binary || !mayBeText(one)) && hasSignature(bytes, one),
  );
  return known?.what ?? null;
}

/** @throws AppError book.unsupported where the archive holds something else than a book */
export function refuseOtherArchives(zip: Zip): void {
  const names = new Set(zip.names.map((name) => name.toLowerCase()));
  if (names.has('meta-inf/container.xml')) return;
  const type = Buffer.from(zip.read('mimetype') ?? new Uint8Array())
    .toString('latin1')
    .trim();
  if (type === 'application/epub+zip') {
    throw new AppError('book.damaged', 'The EPUB is damaged: META-INF/container.xml is missing.', {
      hint: 'Download or export the book again.',
    });
  }
  if (names.has('xl/workbook.xml')) throw unsupported('an Excel workbook');
  if (names.has('ppt/presentation.xml')) throw unsupported('a PowerPoint presentation');
  if (type.startsWith('application/vnd.oasis')) throw unsupported('an OpenDocument file');
  throw unsupported('a zip archive without a book in it');
}

/** What a decoded text is. @throws AppError book.unsupported, book.damaged */
export function textFormat(text: string, fileName: string): 'html' | 'markdown' | 'text' {
  const start = text.slice(0, 2_000).trimStart();
  const markup = MARKUP.find(({ pattern }) => pattern.test(start));
  if (markup) throw unsupported(markup.what);
  if (WEB_PAGE.test(start)) return 'html';
  if (isListing(text)) throw unsupported('a list of files');
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (extension === 'epub') {
    throw new AppError(
      'book.damaged',
      'The file is named .epub but is plain text, not an archive.',
      {
        hint: 'Download the book again, or rename it to .txt if it is the text that you want.',
      },
    );
  }
  if (['md', 'markdown', 'mdown', 'mkd'].includes(extension)) return 'markdown';
  if (['txt', 'text'].includes(extension)) return 'text';
  return looksLikeMarkdown(text) ? 'markdown' : 'text';
}

/** Front matter, or two ATX headings or more in the first lines. */
function looksLikeMarkdown(text: string): boolean {
  const start = text.slice(0, 20_000);
  if (/^---\n(?:[\w-]+:.*\n)+---\n/.test(start)) return true;
  return (start.match(/^#{1,3} \S/gm) ?? []).length > 1;
}

/** What `ls -l` or `dir` prints: most lines begin with modes or dates. */
function isListing(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const listed = lines.filter(
    (line) =>
      /^[-dlbcps](?:[r-][w-][xsStT-]){3}[+.@]?\s/.test(line) ||
      /^\d{2,4}[-./]\d\d[-./]\d{2,4}\s+\d\d:\d\d/.test(line),
  );
  return listed.length > 0 && listed.length >= lines.length * 0.6;
}

/** "MZ" or "BZh" may begin a text as well: then no zero byte follows. */
function mayBeText({ marks }: FileSignature): boolean {
  return marks.every(([, bytes]) => /^[A-Za-z0-9!]+$/.test(bytes));
}

function unsupported(what: string): AppError {
  return new AppError('book.unsupported', `The file is ${what}, not a book that can be read.`, {
    hint: HINT,
    details: { found: what },
  });
}
