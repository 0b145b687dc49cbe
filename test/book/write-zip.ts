import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive that a test writes; what is not said is truthful. */
export interface ZipPart {
  name: string;
  data: Uint8Array | string;
  /** Default: deflated. */
  stored?: boolean;
  /** Lies, for archives that must be refused. */
  declaredSize?: number;
  flags?: number;
  method?: number;
  crc?: number;
  /** Claims bytes beyond its own, those of the entries after it. */
  extraBytes?: number;
}

/** Writes a zip archive: local headers, central directory, end record. Only for tests. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const entry = describe(part);
    const local = Buffer.concat([localHeader(entry), entry.name, entry.packed]);
    directory.push(
      centralHeader({ ...entry, claimed: entry.claimed + (part.extraBytes ?? 0) }, at),
    );
    directory.push(entry.name);
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

interface Described {
  name: Buffer;
  packed: Buffer;
  /** Compressed size that the headers state. */
  claimed: number;
  method: number;
  flags: number;
  crc: number;
  size: number;
}

function describe(part: ZipPart): Described {
  const data = Buffer.from(part.data as Uint8Array);
  const packed = part.stored ? data : deflateRawSync(data, { level: 9 });
  return {
    name: Buffer.from(part.name),
    packed,
    claimed: packed.length,
    method: part.method ?? (part.stored ? 0 : 8),
    flags: part.flags ?? 0x800,
    crc: part.crc ?? crc32(data),
    size: part.declaredSize ?? data.length,
  };
}

function localHeader(entry: Described): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, entry);
  return header;
}

function centralHeader(entry: Described, at: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(at, 42);
  return header;
}

/** The fields that both headers share, from the flags to the length of the name. */
function writeCommon(header: Buffer, at: number, entry: Described): void {
  header.writeUInt16LE(entry.flags, at);
  header.writeUInt16LE(entry.method, at + 2);
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(entry.claimed, at + 12);
  header.writeUInt32LE(entry.size, at + 16);
  header.writeUInt16LE(entry.name.length, at + 20);
}
