import { AppError } from '../../../contract/error.ts';
import type { Zip } from '../zip.ts';

/** Different names of elements: word processors have some hundreds. */
const MOST_NAMES = 1_000;
/** Different styles, kinds and symbols. */
const MOST_VALUES = 5_000;
const ELEMENT = /<([^\s<>/!?]+)/g;
/** What of an element is told of where it is not known. */
const VALUE = /[\s:](?:val|char|font|type)\s*=\s*("[^"]*"|'[^']*')/g;
const SYMBOL = /(?:^|:)sym$/;

/**
 * Refuses a document of more different elements and styles than there are: mammoth notes each that it does
 * not know, and compares each note with all others.
 * @throws AppError book.too_large
 */
export function refuseUnknown(zip: Zip): void {
  const names = new Set<string>();
  const values = new Set<string>();
  for (const part of zip.names) {
    const xml = xmlOf(zip.read(part));
    for (const [, name = ''] of xml.matchAll(ELEMENT)) {
      // Two of its attributes make one note.
      if (SYMBOL.test(name)) values.add(`${part} ${values.size}`);
      else names.add(name);
      refuseMore(names.size, MOST_NAMES, 'elements');
      refuseMore(values.size, MOST_VALUES, 'styles and symbols');
    }
    for (const [, value = ''] of xml.matchAll(VALUE)) {
      values.add(value);
      refuseMore(values.size, MOST_VALUES, 'styles and symbols');
    }
  }
}

/** Whatever a part is called, it is read as XML where another refers to it. */
function xmlOf(bytes: Uint8Array | null): string {
  const buffer = Buffer.from(bytes ?? new Uint8Array());
  return buffer
    .subarray(0, 1_000)
    .toString('utf8')
    .replace('\ufeff', '')
    .trimStart()
    .startsWith('<')
    ? buffer.toString('utf8')
    : '';
}

function refuseMore(found: number, limit: number, what: string): void {
  if (found <= limit) return;
  throw new AppError(
    'book.too_large',
    `The Word document has more than ${limit} different ${what}.`,
    { hint: 'Save it anew in a word processor, or import it as text.' },
  );
}
