/** What a file is by its first bytes. */
export interface FileSignature {
  /** What the file is, as a reader would call it. */
  what: string;
  /** Its media type, where such files may be uploaded. */
  type?: string;
  /** Bytes as Latin-1, each at its place; all of them stand there. */
  marks: readonly (readonly [at: number, bytes: string])[];
  /** What has to hold besides. */
  also?: (head: Buffer) => boolean;
}

/** The brands of ISO base media files that are video or audio in MP4; HEIC and QuickTime are not. */
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4A |MSNV)$/;
const isMp4 = (head: Buffer) => MP4_BRANDS.test(head.toString('latin1', 8, 12));

/** EBML, with the document type of WebM and not that of other Matroska files. */
const isWebm = (head: Buffer) => head.subarray(0, 64).includes('webm');

/** EPUB OCF 3.3, section 4.3: the first entry of the archive is `mimetype`, stored as it is. */
const isEpub = (head: Buffer) => head.includes('application/epub+zip');

/** An MPEG audio frame: eleven bits set, then a version, a layer, a bit rate and a rate that exist. */
function isMpegAudio([, second = 0, third = 0]: Buffer): boolean {
  return (
    (second & 0xe0) === 0xe0 &&
    (second & 0x18) !== 0x08 &&
    // Layer III alone: what else begins so is no mp3.
    (second & 0x06) === 0x02 &&
    (third & 0xf0) !== 0xf0 &&
    (third & 0x0c) !== 0x0c
  );
}

/** The more particular before the more general. */
export const FILE_SIGNATURES: readonly FileSignature[] = [
  { what: 'a PNG picture', type: 'image/png', marks: [[0, '\x89PNG\r\n\x1a\n']] },
  { what: 'a JPEG picture', type: 'image/jpeg', marks: [[0, '\xff\xd8\xff']] },
  { what: 'a GIF picture', type: 'image/gif', marks: [[0, 'GIF87a']] },
  { what: 'a GIF picture', type: 'image/gif', marks: [[0, 'GIF89a']] },
  {
    what: 'a WebP picture',
    type: 'image/webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  {
    what: 'a WAV recording',
    type: 'audio/wav',
    marks: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
  { what: 'an audio file', type: 'audio/flac', marks: [[0, 'fLaC']] },
  { what: 'an audio file', type: 'audio/ogg', marks: [[0, 'OggS']] },
  { what: 'a video or audio file', type: 'video/mp4', marks: [[4, 'ftyp']], also: isMp4 },
  { what: 'a video file', type: 'video/webm', marks: [[0, '\x1aE\xdf\xa3']], also: isWebm },
  { what: 'an audio file', type: 'audio/mpeg', marks: [[0, 'ID3']] },
  { what: 'an audio file', type: 'audio/mpeg', marks: [[0, '\xff']], also: isMpegAudio },
  {
    what: 'an EPUB',
    type: 'application/epub+zip',
    marks: [
      [0, 'PK\x03\x04'],
      [30, 'mimetype'],
    ],
    also: isEpub,
  },
  { what: 'a zip archive', type: 'application/zip', marks: [[0, 'PK\x03\x04']] },
  { what: 'a zip archive', marks: [[0, 'PK\x05\x06']] },
  { what: 'a PDF', marks: [[0, '%PDF-']] },
  { what: 'a damaged PNG picture', marks: [[0, '\x89PNG']] },
  { what: 'an AVI video or another RIFF file', marks: [[0, 'RIFF']] },
  { what: 'a video, an audio file or a picture of a telephone', marks: [[4, 'ftyp']] },
  { what: 'a video file', marks: [[0, '\x1aE\xdf\xa3']] },
  { what: 'a TIFF picture', marks: [[0, 'II*\0']] },
  { what: 'a TIFF picture', marks: [[0, 'MM\0*']] },
  { what: 'a Photoshop file', marks: [[0, '8BPS']] },
  { what: 'a program', marks: [[0, '\x7fELF']] },
  { what: 'a program', marks: [[0, 'MZ']] },
  { what: 'a program', marks: [[0, '\xcf\xfa\xed\xfe']] },
  { what: 'a program', marks: [[0, '\xca\xfe\xba\xbe']] },
  { what: 'a WebAssembly module', marks: [[0, '\0asm']] },
  { what: 'a gzip archive', marks: [[0, '\x1f\x8b']] },
  { what: 'a bzip2 archive', marks: [[0, 'BZh']] },
  { what: 'an xz archive', marks: [[0, '\xfd7zXZ']] },
  { what: 'a 7-Zip archive', marks: [[0, '7z\xbc\xaf\x27\x1c']] },
  { what: 'a RAR archive', marks: [[0, 'Rar!']] },
  { what: 'a tar archive', marks: [[257, 'ustar']] },
  { what: 'an SQLite database', marks: [[0, 'SQLite format 3\0']] },
  { what: 'an old Word, Excel or PowerPoint file', marks: [[0, '\xd0\xcf\x11\xe0']] },
  { what: 'a Kindle book (MOBI, AZW)', marks: [[60, 'BOOKMOBI']] },
  { what: 'a Kindle book (KFX)', marks: [[0, 'CONT\x02']] },
  { what: 'an RTF document', marks: [[0, '{\\rtf']] },
  { what: 'a PostScript file', marks: [[0, '%!PS']] },
];

/** Whether the first bytes of a file are those of the signature. */
export function hasSignature(head: Uint8Array, { marks, also }: FileSignature): boolean {
  const buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const marked = marks.every(
    ([at, bytes]) => buffer.toString('latin1', at, at + bytes.length) === bytes,
  );
  return marked && (also?.(buffer) ?? true);
}
