/** Headers of the ustar format (POSIX.1-1988), as far as a backup needs it: files and folders by short names. */

export const BLOCK = 512;

export interface TarEntry {
  /** Relative, with forward slashes; a folder's ends with none. At most 100 bytes. */
  name: string;
  kind: 'file' | 'folder';
  /** Bytes; 0 for a folder. */
  size: number;
}

const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const CHECKSUM = { at: 148, length: 8 };
const TYPE = 156;
const MAGIC = { at: 257, text: 'ustar\x0000' };

/** @throws RangeError for a name or a size that the format has no room for */
export function tarHeader({ name, kind, size }: TarEntry): Buffer {
  const stored = kind === 'folder' ? `${name}/` : name;
  if (Buffer.byteLength(stored) > NAME.length || size >= 8 ** 11) {
    throw new RangeError(`${name} (${size} bytes) does not fit into a tar header`);
  }
  const header = Buffer.alloc(BLOCK);
  header.write(stored, NAME.at);
  header.write(octal(kind === 'folder' ? 0o700 : 0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, SIZE.length), SIZE.at);
  header.write(octal(0, 12), 136);
  header.write(kind === 'folder' ? '5' : '0', TYPE);
  header.write(MAGIC.text, MAGIC.at, 'latin1');
  header.write(octal(checksum(header), 7), CHECKSUM.at);
  header.write(' ', CHECKSUM.at + 7);
  return header;
}

/** The entry of a header; undefined for the empty block that ends an archive. Throws a `RangeError` for anything else. */
export function readTarHeader(header: Buffer): TarEntry | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  if (header.toString('latin1', MAGIC.at, MAGIC.at + 5) !== 'ustar') {
    throw new RangeError('it is no tar archive');
  }
  const field = ({ at, length }: { at: number; length: number }) =>
    header.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  if (Number.parseInt(field(CHECKSUM), 8) !== checksum(header)) {
    throw new RangeError('the checksum of a header is wrong');
  }
  const type = header.toString('latin1', TYPE, TYPE + 1);
  const stored = field(NAME);
  if (type !== '0' && type !== '5') {
    throw new RangeError(`${JSON.stringify(stored)} is neither a file nor a folder`);
  }
  // A prefix would make another name of it.
  if (header[345] !== 0) throw new RangeError(`${JSON.stringify(stored)} has a prefix`);
  const size = field(SIZE);
  if (!/^[0-7]{11} ?$/.test(size)) throw new RangeError('a size is no number');
  return type === '5'
    ? { name: stored.replace(/\/$/, ''), kind: 'folder', size: 0 }
    : { name: stored, kind: 'file', size: Number.parseInt(size, 8) };
}

/** What fills a content up to a whole number of blocks. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`;
}

/** The sum of all bytes, those of the checksum itself taken as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) {
    const own = at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length;
    sum += own ? 0x20 : byte;
  }
  return sum;
}
