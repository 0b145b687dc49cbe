/** Soft hyphen, zero-width space, word joiner and byte order mark: they only steer line breaking. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** Set between a quotation mark and the next one by publishers; a reader wants them adjacent. */
const HAIR_SPACE = /\u200a/g;

const WIDE_SPACES = /[\u00a0\u1680\u2000-\u2009\u202f\u205f\u3000]/g;

/** Control characters that no book means, except tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g;

/** Leaves only characters that a reader sees, every space an ordinary one; line breaks stay. */
export function cleanCharacters(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(HAIR_SPACE, '')
    .replace(WIDE_SPACES, ' ')
    .replace(CONTROLS, '')
    .normalize('NFC');
}
