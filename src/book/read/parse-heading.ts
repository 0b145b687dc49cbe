import { NUMBER_WORDS } from '../../prose/words/number-words.ts';
import { ABBREVIATIONS } from '../../prose/words/titles.ts';
import { CHAPTER_WORDS, NAMED_CHAPTERS, PART_WORDS } from './heading-words.ts';

/** What a heading line says: "CHAPTER IV. The Rabbit" is chapter, "Chapter IV", "The Rabbit". */
export interface Heading {
  /** `number`: a bare "IV" or "4."; `name`: no number at all. */
  kind: 'chapter' | 'part' | 'number' | 'name';
  /** The numbering alone, cleaned: "Chapter IV", "IV", or '' for a name. */
  ordinal: string;
  /** The name alone, cleaned, or ''. */
  name: string;
  /** The number where it could be read, else null. */
  value: number | null;
}

/** Longer lines are prose, whatever they begin with. */
export const MAX_HEADING_LENGTH = 200;

const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const ROMAN_VALUES: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

const DIVISION_WORDS = new Set<string>([...CHAPTER_WORDS, ...PART_WORDS]);
const PARTS = new Set<string>(PART_WORDS);
const NAMED = new Set<string>(NAMED_CHAPTERS);

/** Lower case, no accents, no punctuation, single spaces: how titles are compared. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** One line, no emphasis marks, no full stop at the end of a number or of a short name. */
export function cleanTitle(title: string): string {
  const line = title
    .slice(0, 4 * MAX_HEADING_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  const bare = line
    .replace(/^([_*]+)(.*)\1$/, '$2')
    .replace(/^[>[\s]+|[\]\s]+$/g, '')
    .trim();
  return /[^.]\.$/.test(bare) && !endsInShort(bare) ? bare.slice(0, -1) : bare;
}

function endsInShort(title: string): boolean {
  const word = /(\p{L}+)\.$/u.exec(title)?.[1]?.toLowerCase() ?? '';
  return ABBREVIATIONS.has(word) || word === 'etc' || word === 'co';
}

/** Reads one heading line. Anything that bears no number is a name. */
export function parseHeading(line: string): Heading {
  const title = cleanTitle(line);
  return readDivision(title) ?? readBareNumber(title) ?? nameOnly(title);
}

/** True where the line itself says that it begins a chapter or a part, by its words or number. */
export function isDivision(line: string): boolean {
  return parseHeading(line).kind !== 'name' || NAMED.has(foldTitle(line));
}

export function isNamedChapter(line: string): boolean {
  const folded = foldTitle(line);
  return NAMED.has(folded) || NAMED.has(folded.split(' ')[0] ?? '');
}

/** "CHAPTER IV. The Rabbit", "Part the First", "Erstes Kapitel", "Chapter Twenty-One: Home". */
function readDivision(title: string): Heading | null {
  const match =
    /^(\S+?)\.?\s+((?:the\s+)?\S+?)(?:\s*[.:)]\s*|\s+[-–—]+\s*|\s*[–—]+\s*|\s+|$)(.*)$/iu.exec(
      title,
    );
  if (!match) return null;
  const [, first = '', second = '', rest = ''] = match;
  const word = foldTitle(first);
  const numberText = second.replace(/^the\s+/i, '');
  if (DIVISION_WORDS.has(word) && isNumber(numberText)) {
    return {
      kind: PARTS.has(word) ? 'part' : 'chapter',
      ordinal: `${capitalise(first)} ${cleanNumber(second)}`,
      name: cleanTitle(rest),
      value: numberValue(numberText),
    };
  }
  const noun = foldTitle(second);
  if (DIVISION_WORDS.has(noun) && NUMBER_WORDS.has(word)) {
    return {
      kind: PARTS.has(noun) ? 'part' : 'chapter',
      ordinal: `${capitalise(first)} ${capitalise(second)}`,
      name: cleanTitle(rest),
      value: null,
    };
  }
  return null;
}

/** "IV", "4.", "IV. The Rabbit", "4: The Rabbit"; never "I said" or "1984 was cold". */
function readBareNumber(title: string): Heading | null {
  const match = /^[[(]?([ivxlcdm]+|\d{1,3})(?:[.:)\]]+(?:\s+(.*))?|\s+[-–—]+\s+(.*))?$/i.exec(
    title,
  );
  const number = match?.[1];
  if (!number) return null;
  const value = numberValue(number);
  // "Mix", "Dim" and "mm" are words; a numeral is written in one case and in canonical form.
  if (value === null || (number !== number.toUpperCase() && number !== number.toLowerCase())) {
    return null;
  }
  const name = cleanTitle(match[2] ?? match[3] ?? '');
  if (name !== '' && !/^["'“‘(¿¡]?[\p{Lu}\p{N}]/u.test(name)) return null;
  return { kind: 'number', ordinal: cleanNumber(number), name, value };
}

function nameOnly(title: string): Heading {
  return { kind: 'name', ordinal: '', name: title, value: null };
}

function isNumber(text: string): boolean {
  if (numberValue(text) !== null) return true;
  return foldTitle(text)
    .split(' ')
    .every((word) => NUMBER_WORDS.has(word));
}

function numberValue(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text === '' || text.length > 15 || !ROMAN.test(text)) return null;
  let value = 0;
  let before = 0;
  for (const letter of text.toLowerCase()) {
    const digit = ROMAN_VALUES[letter] ?? 0;
    value += digit > before ? digit - 2 * before : digit;
    before = digit;
  }
  return value;
}

function cleanNumber(text: string): string {
  const number = text.replace(/^the\s+/i, '');
  if (/^\d+$/.test(number)) return number;
  if (ROMAN.test(number)) return number.toUpperCase();
  const words = number.split('-').map(capitalise).join('-');
  return number === text ? words : `the ${words}`;
}

function capitalise(word: string): string {
  const upper = word.toUpperCase() === word;
  return word.slice(0, 1).toUpperCase() + (upper ? word.slice(1).toLowerCase() : word.slice(1));
}
