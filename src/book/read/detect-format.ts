import { AppError } from '../../contract/error.ts';
import type { BookFormat } from './types.ts';
import type { Zip } from './zip.ts';

interface Magic {
  /** What the file is, as a reader would call it. */
  what: string;
  /** The bytes that tell, as Latin-1, and where they stand. */
  bytes: string;
  at?: number;
}

/** File signatures of what people drop by mistake. */
const MAGIC: readonly Magic[] = [
  { what: 'a PDF', bytes: '%PDF-' },
  { what: 'a PNG picture', bytes: '\x89PNG' },
  { what: 'a JPEG picture', bytes: '\xff\xd8\xff' },
  { what: 'a GIF picture', bytes: 'GIF8' },
  { what: 'a WebP, WAV or AVI file', bytes: 'RIFF' },
  { what: 'a TIFF picture', bytes: 'II*\0' },
  { what: 'a TIFF picture', bytes: 'MM\0*' },
  { what: 'a Photoshop file', bytes: '8BPS' },
  { what: 'a video or audio file', bytes: 'ftyp', at: 4 },
  { what: 'an audio file', bytes: 'ID3' },
  { what: 'an audio file', bytes: 'OggS' },
  { what: 'an audio file', bytes: 'fLaC' },
  { what: 'a video file', bytes: '\x1aE\xdf\xa3' },
  { what: 'a program', bytes: '\x7fELF' },
  { what: 'a program', bytes: 'MZ' },
  { what: 'a program', bytes: '\xcf\xfa\xed\xfe' },
  { what: 'a program', bytes: '\xca\xfe\xba\xbe' },
  { what: 'a WebAssembly module', bytes: '\0asm' },
  { what: 'a gzip archive', bytes: '\x1f\x8b' },
  { what: 'a bzip2 archive', bytes: 'BZh' },
  { what: 'an xz archive', bytes: '\xfd7zXZ' },
  { what: 'a 7-Zip archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { what: 'a RAR archive', bytes: 'Rar!' },
  { what: 'a tar archive', bytes: 'ustar', at: 257 },
  { what: 'an SQLite database', bytes: 'SQLite format 3\0' },
  { what: 'an old Word, Excel or PowerPoint file', bytes: '\xd0\xcf\x11\xe0' },
  { what: 'a Kindle book (MOBI, AZW)', bytes: 'BOOKMOBI', at: 60 },
  { what: 'a Kindle book (KFX)', bytes: 'CONT\x02' },
  { what: 'an RTF document', bytes: '{\\rtf' },
  { what: 'a PostScript file', bytes: '%!PS' },
];

/** Openings of markup that is no book by itself. */
const MARKUP: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a FictionBook (FB2)', pattern: /^(?:<\?xml[^>]*>\s*)?<FictionBook\b/i },
  { what: 'an SVG picture', pattern: /^(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b/i },
  {
    what: 'a web page (HTML)',
    pattern: /^(?:<\?xml[^>]*>\s*)?<(?:!DOCTYPE html|html|head|body)\b/i,
  },
  { what: 'an XML file', pattern: /^<\?xml\b/ },
];

const HINT = 'Import an EPUB, plain text (UTF-8) or Markdown file; Calibre converts most others.';

/** Where a binary file shows its first zero byte. */
const BINARY_SAMPLE = 4_096;

/** Whether the bytes are a zip archive, whole or cut off. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\x03\x04', 0) || startsWith(bytes, 'PK\x05\x06', 0);
}

/** @throws AppError book.unsupported where the file is a known format other than a book's */
export function refuseKnownFormats(bytes: Uint8Array): void {
  const binary = bytes.subarray(0, BINARY_SAMPLE).includes(0);
  const magic = MAGIC.find(
    (one) => startsWith(bytes, one.bytes, one.at ?? 0) && (binary || !isWord(one.bytes)),
  );
  if (magic) throw unsupported(magic.what);
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
  if (names.has('word/document.xml')) throw unsupported('a Word document (DOCX)');
  if (names.has('xl/workbook.xml')) throw unsupported('an Excel workbook');
  if (names.has('ppt/presentation.xml')) throw unsupported('a PowerPoint presentation');
  if (type.startsWith('application/vnd.oasis')) throw unsupported('an OpenDocument file');
  throw unsupported('a zip archive without a book in it');
}

/** What a decoded text is. @throws AppError book.unsupported, book.damaged */
export function textFormat(text: string, fileName: string): Exclude<BookFormat, 'epub'> {
  const start = text.slice(0, 2_000).trimStart();
  const markup = MARKUP.find(({ pattern }) => pattern.test(start));
  if (markup) throw unsupported(markup.what);
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

function startsWith(bytes: Uint8Array, magic: string, at: number): boolean {
  for (let index = 0; index < magic.length; index++) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}

/** "MZ" or "BZh" may begin a text as well: then no zero byte follows. */
function isWord(magic: string): boolean {
  return /^[A-Za-z0-9!]+$/.test(magic);
}

function unsupported(what: string): AppError {
  return new AppError('book.unsupported', `The file is ${what}, not a book that can be read.`, {
    hint: HINT,
    details: { found: what },
  });
}
