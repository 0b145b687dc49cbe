/**
 * A text as it can be set in type: white space of every kind as spaces, what has no width left out,
 * letters with their accents as one character where there is one.
 */
export function printable(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(/\p{Cf}|\p{Cs}|\u034f|[\ufe00-\ufe0f]/gu, '')
    .replace(/[\p{Cc}\p{Z}]/gu, ' ')
    .replaceAll('\u2044', '/')
    .normalize('NFC');
}

/** True for printable ASCII alone, which every face has. */
export function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
