import { ABBREVIATIONS } from '../../prose/words/titles.ts';
import { readCjkDivision, readCjkNumber } from './cjk-division.ts';
import { foldTitle } from './fold-title.ts';
import type { Heading } from './heading.ts';
import { figureValue, isRoman } from './number-value.ts';
import { isNamedDivision, readDivision } from './read-division.ts';

/** Longer lines are prose, whatever they begin with. */
export const MAX_HEADING_LENGTH = 200;

/** One line, no emphasis marks or rules around it, no full stop at the end of a short name. */
export function cleanTitle(title: string): string {
  const line = title
    .slice(0, 4 * MAX_HEADING_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  const bare = line
    .replace(/^([_*]+)(.*)\1$/, '$2')
    .replace(/^([=~#|+•-])\1*\s+(.*\S)\s+\1+$/u, '$2')
    .replace(/^(={2,}|~{2,}|#{2,})([^=~#].*[^=~#])\1$/u, '$2')
    .replace(/^[【〈《「『](.*)[】〉》」』]$/u, '$1')
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
  return cjkDivision(title) ?? division(title) ?? readBareNumber(title) ?? nameOnly(title);
}

/** True where the line itself says that it begins a chapter or a part, by its words or number. */
export function isDivision(line: string): boolean {
  return parseHeading(line).kind !== 'name' || isNamedDivision(foldTitle(line));
}

export function isNamedChapter(line: string): boolean {
  const folded = foldTitle(line);
  return isNamedDivision(folded) || isNamedDivision(folded.split(' ')[0] ?? '');
}

function cjkDivision(title: string): Heading | null {
  const found = readCjkDivision(title);
  if (!found) return null;
  const { kind, value, word, rest } = found;
  return { kind, value, word, ordinal: found.ordinal.replace(/\s+/g, ''), name: cleanTitle(rest) };
}

function division(title: string): Heading | null {
  const found = readDivision(title);
  return found && { ...found, name: cleanTitle(found.name) };
}

/** "IV", "4.", "IV. The Rabbit", "4: The Rabbit", "十二、"; never "I said" or "1984 was cold". */
function readBareNumber(title: string): Heading | null {
  const cjk = readCjkNumber(title);
  if (cjk) {
    const { ordinal, rest, value } = cjk;
    return { kind: 'number', ordinal, name: cleanTitle(rest), value, word: '' };
  }
  const match = /^[[(]?([ivxlcdm]+|\p{Nd}{1,3})(?:[.:)\]]+(?:\s+(.*))?|\s+[-–—]+\s+(.*))?$/iu.exec(
    title,
  );
  const number = match?.[1];
  if (!number) return null;
  const value = figureValue(number);
  // "Mix", "Dim" and "mm" are words; a numeral is written in one case and in canonical form.
  if (value === null || (number !== number.toUpperCase() && number !== number.toLowerCase())) {
    return null;
  }
  const name = cleanTitle(match[2] ?? match[3] ?? '');
  if (name !== '' && !/^["'“‘(¿¡«„]?[\p{Lu}\p{Lo}\p{N}]/u.test(name)) return null;
  const ordinal = isRoman(number) ? number.toUpperCase() : number;
  return { kind: 'number', ordinal, name, value, word: '' };
}

function nameOnly(title: string): Heading {
  return { kind: 'name', ordinal: '', name: title, value: null, word: '' };
}
