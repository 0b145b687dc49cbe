/** What a picture's bytes say that it is, where it is whole; null for all else, and for a part of one. */
export function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 16) return null;
  if (data.subarray(0, 8).equals(PNG)) {
    return data.subarray(-8, -4).toString('latin1') === 'IEND' ? 'image/png' : null;
  }
  if (data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff) {
    // Some writers pad behind the end.
    return data.subarray(-64).includes(JPEG_END) ? 'image/jpeg' : null;
  }
  if (data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP') {
    return data.length >= data.readUInt32LE(4) + 8 ? 'image/webp' : null;
  }
  return null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
