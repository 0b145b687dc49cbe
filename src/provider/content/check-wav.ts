/** What a program writes for the length of what it streams. */
const UNTOLD = new Set([0xffff_ffff, 0x7fff_ffff]);
/** How a length that is told may differ: a pad, and what some writers do not count. */
const SLACK = 64;

/** Whether bytes are a WAV file that has as many samples as it says. */
export function isWholeWav(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length <= 44 || data.toString('latin1', 0, 4) !== 'RIFF') return false;
  if (data.toString('latin1', 8, 12) !== 'WAVE') return false;
  for (let at = 12; at + 8 <= data.length; ) {
    const length = data.readUInt32LE(at + 4);
    if (data.toString('latin1', at, at + 4) === 'data') {
      const there = data.length - at - 8;
      return there >= 2 && (UNTOLD.has(length) || length > 0xffff_ff00 || there + SLACK >= length);
    }
    at += 8 + length + (length % 2);
  }
  return false;
}
