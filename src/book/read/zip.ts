import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../contract/error.ts';
import { decodeWindows1252 } from './decode-windows-1252.ts';
import {
  MAX_ENTRIES,
  MAX_ENTRY_BYTES,
  MAX_INFLATED_BYTES,
  MAX_RATIO,
  RATIO_FREE_BYTES,
} from './limits.ts';
import { invalidUtf8At } from './text/decode-text.ts';

/** An archive whose every entry was checked: see `openZip`. */
export interface Zip {
  names: string[];
  /** The entry as the archive spells it, or null. Case and composed accents are forgiven. */
  find(name: string): string | null;
  /** The entry's bytes, or null where the archive has no such entry. */
  read(name: string): Uint8Array | null;
}

interface Entry {
  name: string;
  nameBytes: Buffer;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  headerAt: number;
}

// Record signatures and fixed sizes: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_SIZE = 46;
const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const FLAG_ENCRYPTED = 0x1;
const FLAG_STRONG_ENCRYPTION = 0x40;
const FLAG_MASKED_HEADERS = 0x2000;

/**
 * Opens a zip archive from memory and proves it harmless and whole before anything is read from it:
 * the number of entries, each one's declared and real size, its ratio, its path, its checksum, and
 * that no two entries share bytes. Nothing is written anywhere.
 * @throws AppError book.damaged, book.too_large, book.encrypted, book.unsupported
 */
export function openZip(bytes: Uint8Array): Zip {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(buffer);
  const entries = readDirectory(buffer, end);
  refuseOverlaps(buffer, entries, end.directoryAt);
  const byName = new Map<string, Entry>();
  const folded = new Map<string, Entry>();
  let total = 0;
  for (const entry of entries) {
    total += inflateEntry(buffer, entry, MAX_INFLATED_BYTES - total).byteLength;
    if (byName.has(entry.name)) throw damaged(`two entries are both named ${quote(entry.name)}`);
    byName.set(entry.name, entry);
    const key = foldName(entry.name);
    if (!folded.has(key)) folded.set(key, entry);
  }
  const entryOf = (name: string) => byName.get(name) ?? folded.get(foldName(name));
  return {
    names: entries.map((entry) => entry.name),
    find: (name) => entryOf(name)?.name ?? null,
    read(name) {
      const entry = entryOf(name);
      return entry ? inflateEntry(buffer, entry, MAX_ENTRY_BYTES) : null;
    },
  };
}

interface EndRecord {
  entries: number;
  directoryAt: number;
  directorySize: number;
}

function findEndRecord(buffer: Buffer): EndRecord {
  const lowest = Math.max(0, buffer.length - END_RECORD_SIZE - MAX_COMMENT);
  for (let at = buffer.length - END_RECORD_SIZE; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) !== END_RECORD) continue;
    if (at + END_RECORD_SIZE + buffer.readUInt16LE(at + 20) !== buffer.length) continue;
    const entries = buffer.readUInt16LE(at + 10);
    const directorySize = buffer.readUInt32LE(at + 12);
    const directoryAt = buffer.readUInt32LE(at + 16);
    if (entries === 0xffff || directorySize === 0xffffffff || directoryAt === 0xffffffff) {
      throw new AppError('book.unsupported', 'The archive is in the ZIP64 format.', {
        hint: 'Unpack it and pack it again as an ordinary zip, or convert the book with Calibre.',
      });
    }
    if (directoryAt + directorySize > at) throw damaged('its directory is cut off');
    if (entries > MAX_ENTRIES) {
      throw tooLarge(`it holds ${entries} files, at most ${MAX_ENTRIES} are read`);
    }
    return { entries, directoryAt, directorySize };
  }
  throw damaged(`its end is missing after ${buffer.length} bytes`);
}

function readDirectory(buffer: Buffer, end: EndRecord): Entry[] {
  const entries: Entry[] = [];
  const limit = end.directoryAt + end.directorySize;
  let at = end.directoryAt;
  let declared = 0;
  for (let index = 0; index < end.entries; index++) {
    if (at + CENTRAL_HEADER_SIZE > limit || buffer.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw damaged(`entry ${index + 1} of its directory is unreadable`);
    }
    const nameEnd = at + CENTRAL_HEADER_SIZE + buffer.readUInt16LE(at + 28);
    if (nameEnd > limit) throw damaged(`entry ${index + 1} of its directory is cut off`);
    const entry = readEntry(buffer, at, nameEnd);
    declared += entry.size;
    if (declared > MAX_INFLATED_BYTES) throw tooLarge(bombMessage(declared));
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(buffer: Buffer, at: number, nameEnd: number): Entry {
  const nameBytes = buffer.subarray(at + CENTRAL_HEADER_SIZE, nameEnd);
  const name =
    invalidUtf8At(nameBytes) < 0 ? nameBytes.toString('utf8') : decodeWindows1252(nameBytes);
  const flags = buffer.readUInt16LE(at + 8);
  const method = buffer.readUInt16LE(at + 10);
  const entry = {
    name,
    nameBytes,
    method,
    crc: buffer.readUInt32LE(at + 16),
    compressedSize: buffer.readUInt32LE(at + 20),
    size: buffer.readUInt32LE(at + 24),
    headerAt: buffer.readUInt32LE(at + 42),
  };
  refuseUnsafeName(name);
  if (flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) {
    throw new AppError('book.encrypted', `The archive's entry ${quote(name)} is encrypted.`, {
      hint: 'Save the book without a password and import it again.',
    });
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new AppError(
      'book.unsupported',
      `The archive's entry ${quote(name)} is compressed by method ${method}; EPUB allows 0 (stored) and 8 (deflate).`,
      { hint: 'Unpack it and pack it again as an ordinary zip.' },
    );
  }
  refuseBomb(entry);
  return entry;
}

function refuseUnsafeName(name: string): void {
  const unsafe =
    name === '' ||
    name.includes('\0') ||
    name.includes('\\') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..');
  if (unsafe) throw damaged(`the path ${quote(name)} points outside the book`);
}

function refuseBomb(entry: Entry): void {
  if (entry.size > MAX_ENTRY_BYTES) {
    throw tooLarge(
      `${quote(entry.name)} inflates to ${entry.size} bytes, at most ${MAX_ENTRY_BYTES} are read`,
    );
  }
  if (entry.size > RATIO_FREE_BYTES && entry.size > entry.compressedSize * MAX_RATIO) {
    throw tooLarge(
      `${quote(entry.name)} inflates to more than ${MAX_RATIO} times its size, like a zip bomb`,
    );
  }
}

/** Entries that share bytes let a small file inflate to any size (the overlapping zip bomb). */
function refuseOverlaps(buffer: Buffer, entries: Entry[], directoryAt: number): void {
  const byPlace = [...entries].sort((a, b) => a.headerAt - b.headerAt);
  let free = 0;
  for (const entry of byPlace) {
    if (entry.headerAt < free) throw damaged(`${quote(entry.name)} overlaps another entry`);
    free = dataStart(buffer, entry) + entry.compressedSize;
    if (free > directoryAt) throw damaged(`${quote(entry.name)} is cut off`);
  }
}

function dataStart(buffer: Buffer, entry: Entry): number {
  const at = entry.headerAt;
  if (at + LOCAL_HEADER_SIZE > buffer.length || buffer.readUInt32LE(at) !== LOCAL_HEADER) {
    throw damaged(`${quote(entry.name)} is not where the directory says`);
  }
  const nameEnd = at + LOCAL_HEADER_SIZE + buffer.readUInt16LE(at + 26);
  if (!buffer.subarray(at + LOCAL_HEADER_SIZE, nameEnd).equals(entry.nameBytes)) {
    throw damaged(`${quote(entry.name)} has another name in its own header`);
  }
  return nameEnd + buffer.readUInt16LE(at + 28);
}

/** Declared sizes may lie: inflation itself is bounded, then compared with what was declared. */
function inflateEntry(buffer: Buffer, entry: Entry, budget: number): Uint8Array {
  const start = dataStart(buffer, entry);
  const packed = buffer.subarray(start, start + entry.compressedSize);
  const bytes = entry.method === STORED ? packed : inflateBounded(packed, entry, budget);
  if (bytes.byteLength !== entry.size) {
    throw damaged(
      `${quote(entry.name)} has ${bytes.byteLength} bytes, its directory says ${entry.size}`,
    );
  }
  if (crc32(bytes) !== entry.crc) throw damaged(`the checksum of ${quote(entry.name)} is wrong`);
  return bytes;
}

function inflateBounded(packed: Uint8Array, entry: Entry, budget: number): Uint8Array {
  try {
    const maxOutputLength = Math.max(1, Math.min(entry.size + 1, budget));
    return inflateRawSync(packed, { maxOutputLength });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(`${quote(entry.name)} inflates beyond the ${entry.size} bytes it declares`);
    }
    throw damaged(`${quote(entry.name)} does not inflate`, cause);
  }
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function bombMessage(declared: number): string {
  return `it inflates to at least ${declared} bytes, at most ${MAX_INFLATED_BYTES} are read`;
}

function quote(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
}

function damaged(what: string, cause?: unknown): AppError {
  return new AppError('book.damaged', `The archive is damaged: ${what}.`, {
    hint: 'Download or export the book again.',
    cause,
  });
}

function tooLarge(what: string): AppError {
  return new AppError('book.too_large', `The archive is too large to read: ${what}.`);
}
