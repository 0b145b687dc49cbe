import type { SourceLine } from './source-line.ts';

export interface TitlePageLines {
  key: string;
  values: string[];
  lines: SourceLine[];
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

const FORCING_MARKS = '!@#.=~>';

/** The title page at the head of a script and how many lines it takes; none gives no entries. */
export function readTitlePage(lines: SourceLine[]): { entries: TitlePageLines[]; taken: number } {
  const first = lines.findIndex((line) => !line.blank);
  const firstText = lines[first]?.text.trim() ?? '';
  const nothing = { entries: [], taken: 0 };
  if (keyOf(firstText) === null || FORCING_MARKS.includes(firstText.charAt(0))) return nothing;
  const after = lines.findIndex((line, i) => i > first && line.blank);
  const taken = after === -1 ? lines.length : after;
  const entries = readEntries(lines.slice(first, taken));
  return entries.some(isKnown) ? { entries, taken } : nothing;
}

function isKnown({ key }: TitlePageLines): boolean {
  // A line that only happens to have a colon may be as long as the script.
  if (key.length > LONGEST_KEY) return false;
  return KNOWN_KEYS.has(key.toLowerCase().replace(/[\s_]+/g, ' '));
}

function readEntries(lines: SourceLine[]): TitlePageLines[] {
  const entries: TitlePageLines[] = [];
  for (const line of lines) {
    const last = entries.at(-1);
    const key = last === undefined ? keyOf(line.text.trim()) : keyOf(line.text);
    if (key !== null) {
      const value = line.text.slice(line.text.indexOf(':') + 1).trim();
      entries.push({ key, values: value === '' ? [] : [value], lines: [line] });
    } else if (last !== undefined) {
      last.values.push(line.text.trim());
      last.lines.push(line);
    }
  }
  return entries;
}

/** An indented line goes on with the value above it, whatever it holds. */
function keyOf(text: string): string | null {
  const colon = text.indexOf(':');
  if (colon < 1 || text.charAt(0).trim() === '') return null;
  return text.slice(0, colon).trim();
}
