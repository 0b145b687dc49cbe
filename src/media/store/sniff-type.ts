import { FILE_SIGNATURES, hasSignature } from '../../book/read/file-signatures.ts';

/** How many bytes of a content are enough to tell its type. */
export const SNIFFED_BYTES = 4_096;

/** The allow-list. */
export const MEDIA_TYPES: readonly string[] = [
  ...new Set(FILE_SIGNATURES.flatMap(({ type }) => type ?? [])),
  'text/plain',
];

/**
 * The type of a content by its first bytes; undefined for what is not on the allow-list. Nothing
 * that a browser would run is: HTML and SVG are text here, to be served as plain text.
 * @param head the first SNIFFED_BYTES, or all there are
 */
export function sniffType(head: Uint8Array): string | undefined {
  const known = FILE_SIGNATURES.find((one) => one.type !== undefined && hasSignature(head, one));
  return known?.type ?? (isText(head) ? 'text/plain' : undefined);
}

/** Tab, line feed, form feed, carriage return, the end-of-file mark of old systems, escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b]);

/**
 * No control characters but those of text, in an encoding of one byte a letter or in UTF-8; or
 * UTF-16 that says so by its mark. The reader of a book looks closer.
 */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const mark = `${head[0]} ${head[1]}`;
  if (mark === '255 254' || mark === '254 255') return true;
  return !head.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
}
