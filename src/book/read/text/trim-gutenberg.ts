import type { LeftOut } from '../types.ts';

export interface TrimmedText {
  text: string;
  title: string;
  author: string | null;
  language: string | null;
  leftOut: LeftOut[];
}

/**
 * The frame that Project Gutenberg puts around a text: a header with the book's particulars, a line
 * of asterisks, the book, another line, the licence. Old files (before 2004) have other words.
 */
const START = /^\s*\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG\b/i;
const OLD_START = /^\s*\*END[* ]*THE SMALL PRINT!/i;
const END =
  /^\s*(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG\b|End of (?:the )?Project Gutenberg)/i;

/** How far from the beginning a header may end. The small print of old files is some 300 lines. */
const MAX_HEADER_LINES = 600;

/** Who made the file, in the lines after the header. */
const PRODUCER =
  /^(?:produced by|e-?text prepared by|this e-?(?:text|book) was (?:produced|prepared)|transcribed (?:from|by)|html version by|updated editions)/i;

const LANGUAGES: Record<string, string> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  francais: 'fr',
  spanish: 'es',
  espanol: 'es',
  italian: 'it',
  italiano: 'it',
  dutch: 'nl',
  portuguese: 'pt',
  finnish: 'fi',
  latin: 'la',
};

/** "Title: Emma" at the top of a file. Only the book's particulars, never a line of a letter. */
const FIELD =
  /^(Title|Author|Language|Release date|Credits|Editor|Translator|Illustrator|Posting date|Character set encoding):\s*(.*)$/i;
/** Takes Project Gutenberg's header and licence, and plain "Title:" lines, off a text. */
export function trimGutenberg(text: string): TrimmedText {
  const lines = text.split('\n');
  const start = findStart(lines);
  const end = findEnd(lines, start);
  const framed = start > 0 || end < lines.length;
  const header = start > 0 ? start : plainFieldsEnd(lines);
  const fields = readFields(lines.slice(0, header));
  const body = lines.slice(header, end);
  const kept = start > 0 ? dropProducer(body) : body;
  return {
    text: kept.join('\n'),
    title: fields.get('title') ?? '',
    author: fields.get('author') ?? null,
    language: languageTag(fields.get('language')),
    leftOut: framed ? [{ title: 'Project Gutenberg header and licence', reason: 'licence' }] : [],
  };
}

/** The line after the header, 0 where there is none. The marker itself may go on for lines. */
function findStart(lines: readonly string[]): number {
  const limit = Math.min(lines.length, MAX_HEADER_LINES);
  for (let at = 0; at < limit; at++) {
    const line = lines[at] ?? '';
    if (!START.test(line) && !OLD_START.test(line)) continue;
    let next = at;
    while (next < at + 3 && !/\*{3}\s*$/.test(lines[next] ?? '')) next++;
    return next < at + 3 ? next + 1 : at + 1;
  }
  return 0;
}

function findEnd(lines: readonly string[], start: number): number {
  const at = lines.findIndex((line, index) => index >= start && END.test(line));
  return at < 0 ? lines.length : at;
}

function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  lines.forEach((line, at) => {
    const match = FIELD.exec(line);
    const key = match?.[1]?.toLowerCase();
    if (!match || !key || fields.has(key)) return;
    // A long title goes on, indented, in the next line.
    const more = /^\s{4,}\S/.test(lines[at + 1] ?? '') ? ` ${lines[at + 1]?.trim()}` : '';
    const value = `${match[2] ?? ''}${more}`.trim();
    if (value !== '') fields.set(key, value);
  });
  return fields;
}

/** Where the lines end that hold nothing but particulars, in a file without Gutenberg's frame. */
function plainFieldsEnd(lines: readonly string[]): number {
  let end = 0;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    const goesOn = end > 0 && /^\s{4,}\S/.test(line) && FIELD.test(lines[end - 1] ?? '');
    if (line.trim() !== '' && !FIELD.test(line) && !goesOn) break;
    end++;
  }
  return end;
}

/** The producer's lines are the first paragraph after the header, or not there. */
function dropProducer(lines: string[]): string[] {
  let at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0 || !PRODUCER.test(lines[at]?.trim() ?? '')) return lines;
  while (at < lines.length && lines[at]?.trim() !== '') at++;
  return lines.slice(at);
}

function languageTag(name: string | undefined): string | null {
  if (!name) return null;
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (/^[a-z]{2}(?:-[a-z0-9]+)*$/.test(folded)) return name.trim();
  return LANGUAGES[folded] ?? null;
}
