/** The first day that an archive can name, in its two numbers for time and date. */
const FIRST_DAY = (1 << 5) | 1;

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;

/** Gives every entry of a zip archive that was just written the same time, in place. */
export function fixTimes(archive: Buffer): void {
  const end = archive.length - END_LENGTH;
  if (archive.readUInt32LE(end) !== END)
    throw new Error('the archive does not end as it was written');
  let at = archive.readUInt32LE(end + 16);
  while (at < end && archive.readUInt32LE(at) === ENTRY) {
    archive.writeUInt16LE(0, at + 12);
    archive.writeUInt16LE(FIRST_DAY, at + 14);
    const local = archive.readUInt32LE(at + 42);
    archive.writeUInt16LE(0, local + 10);
    archive.writeUInt16LE(FIRST_DAY, local + 12);
    // Name, extra field and comment.
    const rest = [28, 30, 32].reduce((sum, offset) => sum + archive.readUInt16LE(at + offset), 0);
    at += ENTRY_LENGTH + rest;
  }
}
