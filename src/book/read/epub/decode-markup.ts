import { AppError } from '../../../contract/error.ts';
import { decodeWindows1252, isWindows1252 } from '../decode-windows-1252.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';

/**
 * The text of an XML or XHTML entry: by its byte order mark, else by the encoding that its XML
 * declaration names, else UTF-8.
 * @throws AppError book.wrong_encoding, book.too_large
 */
export function decodeMarkup(bytes: Uint8Array, name: string): string {
  if (bytes.byteLength > 2 * MAX_TEXT_LENGTH) {
    throw new AppError('book.too_large', `${name} is ${bytes.byteLength} bytes long.`);
  }
  const label = markLabel(bytes) ?? declaredLabel(bytes) ?? 'utf-8';
  if (isWindows1252(label)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(
      'book.wrong_encoding',
      `${name} is not the ${label.toUpperCase()} text that it says it is.`,
      { hint: 'Open the book in an editor such as Sigil or Calibre and save it again.', cause },
    );
  }
}

function markLabel(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

/** UTF-16 without a mark cannot be read this way, and XML forbids it. */
function declaredLabel(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]{1,40})["']/.exec(start)?.[1];
  return label && !/^utf-?16/i.test(label) ? label.toLowerCase() : null;
}
