import type { SourceLine } from './source-line.ts';

export interface TitlePageLines {
  key: string;
  values: string[];
  lines: SourceLine[];
}

/** Entries, and how many lines of the script they take. */
export interface ReadTitlePage {
  entries: TitlePageLines[];
  taken: number;
}

/**
 * The keys that make a first paragraph a title page: those of fountain.io and of common editors.
 * Other keys may stand among them; alone they do not count, or `FADE IN:` would be one.
 */
const KNOWN_KEYS = new Set([
  'title',
  'credit',
  'author',
  'authors',
  'source',
  'notes',
  'draft date',
  'date',
  'contact',
  'contact info',
  'copyright',
  'revision',
  'draft',
  'language',
]);

/** In characters, blanks between its words included. */
const LONGEST_KEY = 200;

export function isKnownKey(key: string): boolean {
  // A line that only happens to have a colon may be as long as the script.
  if (key.length > LONGEST_KEY) return false;
  return KNOWN_KEYS.has(key.toLowerCase().replace(/[\s_]+/g, ' '));
}

/** The key that a line begins with; null for an indented line, which goes on with the value above it. */
export function keyOf(text: string): string | null {
  const colon = text.indexOf(':');
  if (colon < 1 || text.charAt(0).trim() === '') return null;
  return text.slice(0, colon).trim();
}
