/** How many bytes of a content are enough to tell its type. */
export const SNIFFED_BYTES = 4_096;

interface Signature {
  type: string;
  matches(head: Buffer): boolean;
}

const ascii = (offset: number, text: string) => (head: Buffer) =>
  head.subarray(offset, offset + text.length).equals(Buffer.from(text, 'latin1'));
const bytes =
  (...wanted: number[]) =>
  (head: Buffer) =>
    head.subarray(0, wanted.length).equals(Buffer.from(wanted));
const riff = (form: string) => (head: Buffer) => ascii(0, 'RIFF')(head) && ascii(8, form)(head);

/** EPUB OCF 3.3, section 4.3: the first entry of the archive is `mimetype`, stored as it is. */
const isEpub = (head: Buffer) =>
  isZip(head) && ascii(30, 'mimetype')(head) && head.includes('application/epub+zip');
const isZip = bytes(0x50, 0x4b, 0x03, 0x04);

/** An MPEG audio frame: eleven bits set, then a version, a layer, a bit rate and a rate that exist. */
function isMpegAudio(head: Buffer): boolean {
  if (ascii(0, 'ID3')(head)) return true;
  const [first = 0, second = 0, third = 0] = head;
  return (
    first === 0xff &&
    (second & 0xe0) === 0xe0 &&
    (second & 0x18) !== 0x08 &&
    // Layer III alone: what else begins so is no mp3.
    (second & 0x06) === 0x02 &&
    (third & 0xf0) !== 0xf0 &&
    (third & 0x0c) !== 0x0c
  );
}

/** The brands of ISO base media files that are video or audio in MP4; HEIC and QuickTime are not. */
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4A |MSNV)$/;
const isMp4 = (head: Buffer) =>
  ascii(4, 'ftyp')(head) && MP4_BRANDS.test(head.toString('latin1', 8, 12));

/** EBML, with the document type of WebM and not that of other Matroska files. */
const isWebm = (head: Buffer) =>
  bytes(0x1a, 0x45, 0xdf, 0xa3)(head) && head.subarray(0, 64).includes('webm');

/** The allow-list, the more particular before the more general. */
const SIGNATURES: readonly Signature[] = [
  { type: 'image/png', matches: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/jpeg', matches: bytes(0xff, 0xd8, 0xff) },
  { type: 'image/gif', matches: (head) => ascii(0, 'GIF87a')(head) || ascii(0, 'GIF89a')(head) },
  { type: 'image/webp', matches: riff('WEBP') },
  { type: 'audio/wav', matches: riff('WAVE') },
  { type: 'audio/flac', matches: ascii(0, 'fLaC') },
  { type: 'audio/ogg', matches: ascii(0, 'OggS') },
  { type: 'video/mp4', matches: isMp4 },
  { type: 'video/webm', matches: isWebm },
  { type: 'audio/mpeg', matches: isMpegAudio },
  { type: 'application/epub+zip', matches: isEpub },
  { type: 'application/zip', matches: isZip },
  { type: 'text/plain', matches: isText },
];

export const MEDIA_TYPES: readonly string[] = SIGNATURES.map(({ type }) => type);

/**
 * The type of a content by its first bytes; undefined for what is not on the allow-list. Nothing
 * that a browser would run is: HTML and SVG are text here, to be served as plain text.
 * @param head the first SNIFFED_BYTES, or all there are
 */
export function sniffType(head: Uint8Array): string | undefined {
  const buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  return SIGNATURES.find(({ matches }) => matches(buffer))?.type;
}

/**
 * No control characters but those of text, in an encoding of one byte a letter or in UTF-8; or
 * UTF-16 that says so by its mark. The reader of a book looks closer.
 */
function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  if (bytes(0xff, 0xfe)(head) || bytes(0xfe, 0xff)(head)) return true;
  return !head.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
}

/** Tab, line feed, form feed, carriage return, the end-of-file mark of old systems, escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b]);
