import { open } from 'node:fs/promises';

/** Where in a file samples of one channel and 16 bits lie, as they are mixed. */
export interface PlainWav {
  rate: number;
  start: number;
  /** The first byte after them. */
  end: number;
}

/** Bytes in which the heads of all that stands before the samples are looked for. */
const HEAD = 4096;
const PCM = 1;

/** Null for a file that is anything else: another format, more channels, no WAV at all. */
export async function readPlainWav(path: string): Promise<PlainWav | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    return findSamples(head, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

function findSamples(head: Buffer, size: number): PlainWav | null {
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') {
    return null;
  }
  let rate: number | null = null;
  for (let at = 12; at + 24 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4);
    const length = head.readUInt32LE(at + 4);
    const start = at + 8;
    // The length of what was streamed is not known: it goes to the end.
    if (name === 'data')
      return rate === null ? null : { rate, start, end: Math.min(size, start + length) };
    if (name === 'fmt ') rate = plainRate(head.subarray(start));
    at = start + length + (length % 2);
  }
  return null;
}

function plainRate(format: Buffer): number | null {
  const [kind, channels, bits] = [0, 2, 14].map((at) => format.readUInt16LE(at));
  return kind === PCM && channels === 1 && bits === 16 ? format.readUInt32LE(4) : null;
}
