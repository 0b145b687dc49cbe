/** Everything that could move a terminal's cursor or change its colours; tab and newline are harmless. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text from a book, a file or a server, safe to show on a terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL, '');
}
