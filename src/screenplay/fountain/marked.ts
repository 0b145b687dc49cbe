import { plain } from '../plain.ts';

/** In characters: what is longer is neither a heading nor a cue that somebody emphasised. */
const LONGEST = 10_000;

/** The line of a heading or cue as it is printed: what it is does not hang on emphasis. */
export function unmark(line: string): string {
  return line.length > LONGEST ? line : plain(line);
}

/**
 * How a text is kept whose written form has emphasis in it: nothing where it is written as it reads,
 * else the written form, or the text itself with its own marks escaped where that would read otherwise.
 */
export function keepMarked(
  written: string,
  text: string,
  reads: (written: string) => boolean,
): { marked?: string } {
  if (unmark(written) !== written && reads(written)) return { marked: written };
  const escaped = escapeEmphasis(text);
  return escaped === text ? {} : { marked: escaped };
}

/** A text with a backslash before each mark of emphasis, where without them it would read otherwise. */
export function escapeEmphasis(text: string): string {
  return unmark(text) === text ? text : text.replace(/[*_\\]/g, '\\$&');
}
