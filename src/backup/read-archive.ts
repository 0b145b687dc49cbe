import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../contract/error.ts';
import { MANIFEST_NAME, Manifest } from './manifest.ts';
import { BLOCK, paddingOf, readTarHeader, type TarEntry } from './tar.ts';

export interface ArchiveVisitor {
  folder(name: string): Promise<void>;
  /** `content` must be read to its end. */
  file(name: string, content: AsyncIterable<Buffer>): Promise<void>;
}

/** Names that a backup has: below its two folders, of letters that no file system takes for more. */
const NAME = /^(postgres|media)(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;
/** The manifest is read into memory. */
const LARGEST_MANIFEST = 64 * 1024;

/**
 * Goes through a backup from end to end and checks it: names that stay within, files and folders
 * alone, none twice, each folder before what is in it, as many files and bytes as the manifest says,
 * and an end. Throws `backup.damaged`, or `file.unreadable`.
 */
export async function readArchive(path: string, visitor?: ArchiveVisitor): Promise<Manifest> {
  const input = createReadStream(path);
  const unpacked = input.pipe(createGunzip());
  input.on('error', (error) => unpacked.destroy(error));
  try {
    return await read(new Bytes(unpacked), visitor);
  } catch (error) {
    throw explain(path, error);
  } finally {
    input.destroy();
    unpacked.destroy();
  }
}

async function read(bytes: Bytes, visitor?: ArchiveVisitor): Promise<Manifest> {
  const manifest = await readManifest(bytes);
  const seen = new Map<string, TarEntry['kind']>();
  const found = { files: 0, bytes: 0 };
  for (;;) {
    const entry = readTarHeader(await bytes.exactly(BLOCK));
    if (entry === undefined) break;
    checkName(entry, seen);
    found.files += entry.kind === 'file' ? 1 : 0;
    found.bytes += entry.size;
    if (found.bytes > manifest.bytes) throw new RangeError('it holds more than its manifest says');
    if (entry.kind === 'folder') await visitor?.folder(entry.name);
    else await readFile(bytes, entry, visitor);
  }
  await bytes.toEnd();
  if (found.files !== manifest.files || found.bytes !== manifest.bytes) {
    throw new RangeError(
      `it holds ${found.files} files with ${found.bytes} bytes, not ${manifest.files} with ${manifest.bytes}`,
    );
  }
  if (!seen.has('postgres')) throw new RangeError('it holds no database');
  return manifest;
}

async function readManifest(bytes: Bytes): Promise<Manifest> {
  const entry = readTarHeader(await bytes.exactly(BLOCK));
  if (entry?.name !== MANIFEST_NAME || entry.kind !== 'file' || entry.size > LARGEST_MANIFEST) {
    throw new RangeError('it is no backup of Goldenrod');
  }
  const text = (await bytes.exactly(entry.size)).toString('utf8');
  await bytes.exactly(paddingOf(entry.size));
  const parsed = Manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new RangeError('it was made by another version of Goldenrod');
  return parsed.data;
}

function checkName({ name, kind }: TarEntry, seen: Map<string, TarEntry['kind']>): void {
  if (!NAME.test(name)) throw new RangeError(`it holds the name ${JSON.stringify(name)}`);
  const parent = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined;
  if (seen.has(name) || (parent !== undefined && seen.get(parent) !== 'folder')) {
    throw new RangeError(`${name} is out of place`);
  }
  if (parent === undefined && kind !== 'folder') throw new RangeError(`${name} is no folder`);
  seen.set(name, kind);
}

async function readFile(bytes: Bytes, entry: TarEntry, visitor?: ArchiveVisitor): Promise<void> {
  const content = bytes.stream(entry.size);
  if (visitor !== undefined) await visitor.file(entry.name, content);
  else for await (const _ of content);
  await bytes.exactly(paddingOf(entry.size));
}

/** A stream, read by counts of bytes. */
class Bytes {
  private readonly parts: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.parts = source[Symbol.asyncIterator]();
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *stream(count: number): AsyncIterable<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.rest.length === 0) this.rest = await this.next();
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Reads on, so that the checksum at the very end is looked at. Only empty blocks may follow. */
  async toEnd(): Promise<void> {
    for (;;) {
      if (this.rest.some((byte) => byte !== 0)) throw new RangeError('it goes on after its end');
      const { value, done } = await this.parts.next();
      if (done) return;
      this.rest = value;
    }
  }

  private async next(): Promise<Buffer> {
    const { value, done } = await this.parts.next();
    if (done) throw new RangeError('it breaks off');
    return value;
  }
}

function explain(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // What zlib, the format and the manifest refuse; all else is the disk's.
  if (error instanceof RangeError || error instanceof SyntaxError || code.startsWith('Z_')) {
    return new AppError('backup.damaged', `${path} cannot be restored: ${reason}`, {
      hint: 'Nothing was changed. Take another backup.',
      cause: error,
    });
  }
  return new AppError('file.unreadable', `cannot read ${path}: ${reason}`, { cause: error });
}
