import { AppError } from '../../../contract/error.ts';
import { decodeWindows1252 } from '../decode-windows-1252.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';

/** Of all letters, how many may stand outside ASCII in Windows-1252 text. French stays under 0.1. */
const MAX_HIGH_LETTER_SHARE = 0.3;

/** Of all bytes above 127, how many may make no sense where they stand. */
const MAX_ODD_SHARE = 0.1;

/** Of all characters, how many may be control characters before the file counts as binary. */
const MAX_CONTROL_SHARE = 0.001;

/** Characters that stand between letters in real text: apostrophe, dashes, ellipsis, space. */
const INNER_MARKS = '’\u00ad\u00a0…–—·';

/**
 * The text of a file: by its byte order mark, else UTF-8, else Windows-1252 where the result reads
 * like text. Line ends become "\n", and form feeds a blank line unless the text is one of pages.
 * @throws AppError book.wrong_encoding, book.unsupported (binary), book.too_large
 */
export function decodeText(bytes: Uint8Array, { pages = false } = {}): string {
  if (bytes.byteLength > 2 * MAX_TEXT_LENGTH) {
    throw new AppError(
      'book.too_large',
      `The text is ${bytes.byteLength} bytes long, at most ${2 * MAX_TEXT_LENGTH} are read.`,
    );
  }
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  refuseControls(text);
  const lines = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  return pages ? lines : lines.replace(/\f/g, '\n\n');
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe)) {
    throw wrongEncoding('it is UTF-32', 'UTF-32');
  }
  if (a === 0xff && b === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decodeUtf16(bytes, 'utf-16be');
  return null;
}

function decodeUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw wrongEncoding(`its mark says ${label.toUpperCase()}, but it does not decode`, 'UTF-16');
  }
}

function decodeUnmarked(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw binaryOrUtf16(bytes, nul);
  const at = invalidUtf8At(bytes);
  if (at < 0) return new TextDecoder('utf-8').decode(bytes);
  const text = decodeWindows1252(bytes);
  if (!hasUtf8Sequences(bytes) && readsLikeText(text)) return text;
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  throw wrongEncoding(`byte ${at} (0x${byte}) is not UTF-8`, 'ITS-ENCODING');
}

/** UTF-16 without a mark has a zero at every other byte of its first letters. */
function binaryOrUtf16(bytes: Uint8Array, nul: number): AppError {
  const start = bytes.subarray(0, 400);
  const zeros = (odd: 0 | 1): number =>
    start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const [even, odd] = [zeros(0), zeros(1)];
  const many = start.length / 4;
  if (odd > many && even === 0)
    return wrongEncoding('it looks like UTF-16 without a mark', 'UTF-16LE');
  if (even > many && odd === 0)
    return wrongEncoding('it looks like UTF-16 without a mark', 'UTF-16BE');
  return new AppError('book.unsupported', `The file is not text: byte ${nul} is zero.`, {
    hint: 'Import an EPUB, plain text or Markdown file.',
    details: { byte: nul },
  });
}

/** Offset of the first byte that is no UTF-8, or -1. Shapes by Unicode 16, table 3-7. */
export function invalidUtf8At(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = at + 1; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Whole UTF-8 sequences do not occur in Windows-1252 text by chance: this is damaged UTF-8. */
function hasUtf8Sequences(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 1) whole++;
    if (length === 0) broken++;
    at += Math.max(1, length);
  }
  return whole > broken;
}

/** Windows-1252 decodes any bytes at all, so its result is accepted only where it makes sense. */
function readsLikeText(text: string): boolean {
  let letters = 0;
  let highLetters = 0;
  let high = 0;
  let odd = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (isAsciiLetter(code)) letters++;
      continue;
    }
    high++;
    const letter = /\p{L}/u.test(text.charAt(at));
    if (letter) highLetters++;
    if (isOdd(text, at, letter)) odd++;
  }
  letters += highLetters;
  return highLetters <= letters * MAX_HIGH_LETTER_SHARE && odd <= high * MAX_ODD_SHARE;
}

function isOdd(text: string, at: number, letter: boolean): boolean {
  const char = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (char >= '\u0080' && char <= '\u009f') return true;
  if (letter) return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(char);
  return !INNER_MARKS.includes(char) && /\p{L}/u.test(before) && /\p{L}/u.test(after);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function refuseControls(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const controls = text.match(/[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0;
  if (controls > Math.max(2, text.length * MAX_CONTROL_SHARE)) {
    throw new AppError(
      'book.unsupported',
      `The file is not text: ${controls} control characters.`,
      {
        hint: 'Import an EPUB, plain text or Markdown file.',
      },
    );
  }
}

function wrongEncoding(what: string, from: string): AppError {
  const guess =
    from === 'ITS-ENCODING' ? ' (often WINDOWS-1251, SHIFT_JIS, GB18030 or MACINTOSH)' : '';
  return new AppError('book.wrong_encoding', `The text's encoding cannot be read: ${what}.`, {
    hint: `Convert it: iconv -f ${from} -t UTF-8 book.txt > book-utf8.txt${guess}`,
  });
}
