import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { AppError } from '../../contract/error.ts';

/**
 * What is put into an archive: text, bytes that are packed already, or a file as it lies on the disk, which is never
 * in memory whole.
 */
export type ZipEntry =
  | { name: string; text: string; stored?: boolean | undefined }
  | { name: string; packed: Uint8Array }
  | { name: string; path: string };

// Record signatures and sizes: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const VERSION = 20;
const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** The first day that there is: an archive of the same is the same. */
const DAY = 0x0021;
/** What the headers can say without their larger form. */
const MOST_BYTES = 0xffff_ffff;

interface Written {
  name: Buffer;
  method: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/**
 * Writes a zip archive, entry by entry. It stands under its name when all of it is written.
 * @throws AppError media.too_large beyond 4 GB
 */
export async function writeZipFile(path: string, entries: Iterable<ZipEntry>): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, 'w');
    try {
      await writeEntries(file, entries);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeEntries(file: FileHandle, entries: Iterable<ZipEntry>): Promise<void> {
  const written: Written[] = [];
  let at = 0;
  for (const entry of entries) {
    const { data, ...described } = await describe(entry);
    const record = { ...described, at };
    if (at + record.packed > MOST_BYTES) throw tooLarge();
    at += await append(file, localHeader(record));
    for await (const chunk of data()) at += await append(file, chunk);
    written.push(record);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  await append(file, directory);
  await append(file, endRecord(written.length, directory.length, at));
}

type Described = Omit<Written, 'at'> & { data: () => Iterable<Buffer> | AsyncIterable<Buffer> };

async function describe(entry: ZipEntry): Promise<Described> {
  const name = Buffer.from(entry.name);
  if ('path' in entry) {
    let crc = 0;
    let size = 0;
    for await (const chunk of createReadStream(entry.path)) {
      crc = crc32(chunk, crc);
      size += chunk.length;
    }
    const data = () => createReadStream(entry.path);
    return { name, method: STORED, crc, packed: size, size, data };
  }
  const isStored = 'packed' in entry || entry.stored === true;
  const text = Buffer.from('packed' in entry ? entry.packed : entry.text);
  const packed = isStored ? text : deflateRawSync(text);
  const method = isStored ? STORED : DEFLATED;
  const data = () => [packed];
  return { name, method, crc: crc32(text), packed: packed.length, size: text.length, data };
}

async function append(file: FileHandle, bytes: Buffer): Promise<number> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
  return bytes.length;
}

function localHeader(entry: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(entry.at, 42);
  return Buffer.concat([header, entry.name]);
}

/** What both headers have: flags, method, time and day, checksum, sizes, length of the name. */
function writeCommon(
  header: Buffer,
  at: number,
  { method, crc, packed, size, name }: Written,
): void {
  header.writeUInt16LE(UTF8_NAME, at);
  header.writeUInt16LE(method, at + 2);
  header.writeUInt16LE(DAY, at + 6);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(size, at + 16);
  header.writeUInt16LE(name.length, at + 20);
}

function endRecord(count: number, length: number, at: number): Buffer {
  if (at + length > MOST_BYTES || count > 0xffff) throw tooLarge();
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END_RECORD, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  return record;
}

function tooLarge(): AppError {
  return new AppError('media.too_large', 'an archive takes 4 GB and 65,535 files at most', {
    hint: 'Put fewer chapters into one, or take a smaller sound format.',
  });
}
