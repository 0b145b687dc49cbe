import { DIVISION_LANGUAGES, type DivisionLanguage } from './division-languages.ts';
import { foldTitle } from './fold-title.ts';

const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const ROMAN_VALUES: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** Of a word that is a number, its value; null for one that has none ("last"). */
type NumberWords = ReadonlyMap<string, number | null>;

interface Counting {
  words: NumberWords;
  joints: ReadonlySet<string>;
}

/** The words of a table: each with its forms. "_" is a space inside a name. */
export function formsOf(words: string | undefined): string[][] {
  return (words ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((forms) => forms.split('/').map((form) => foldTitle(form.replaceAll('_', ' '))));
}

const COUNTING = new Map<string, Counting>(
  Object.entries(DIVISION_LANGUAGES).map(([language, data]) => [language, countingOf(data)]),
);

function countingOf(data: DivisionLanguage): Counting {
  const words = new Map<string, number | null>();
  const add = (list: string | undefined, value: (at: number) => number | null, endings = ['']) => {
    for (const [at, forms] of formsOf(list).entries()) {
      for (const form of forms) {
        for (const ending of endings) {
          const word = foldTitle(form + ending);
          if (word !== '' && !words.has(word)) words.set(word, value(at));
        }
      }
    }
  };
  const endings = data.endings?.split(' ').map((ending) => (ending === '-' ? '' : ending));
  add(data.cardinals, (at) => at + 1);
  add(data.tens, (at) => (at + 2) * 10);
  add(data.ordinals, (at) => at + 1, endings);
  add(data.ordinalTens, (at) => (at + 2) * 10, endings);
  add(data.last, () => null);
  return { words, joints: new Set(formsOf(data.joints).flat()) };
}

/** A number in figures of any script or in Roman ones, or null. */
export function figureValue(text: string): number | null {
  const figures = westernFigures(text);
  if (/^\d{1,4}$/.test(figures)) return Number(figures);
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

export function isRoman(text: string): boolean {
  return text !== '' && ROMAN.test(text);
}

/** "１２", "١٢" and "१२" as "12", "Ⅳ" as "IV"; everything else as it is. */
export function westernFigures(text: string): string {
  return text
    .replace(/[\uff10-\uff19\u2160-\u217f]/g, (char) => char.normalize('NFKC'))
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The digits of every script stand in a row of ten. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** Longer words are no numbers: "achtundachtzigstes" has eighteen letters. */
const MAX_WORD = 30;

/**
 * The value of a number in the words of one language, whatever their form: "Twenty-First",
 * "einundzwanzigstes", "vingt et un". Null has no value ("last"), undefined is no number.
 */
export function wordsValue(text: string, language: string): number | null | undefined {
  const counting = COUNTING.get(language);
  const words = foldTitle(text).split(' ').filter(Boolean);
  if (!counting || words.length === 0 || words.length > 5) return undefined;
  let total: number | null = 0;
  let counted = false;
  for (const [at, word] of words.entries()) {
    if (counting.joints.has(word) && (at < words.length - 1 || counted)) continue;
    const value = wordValue(word, counting);
    if (value === undefined) return undefined;
    counted = true;
    total = total === null || value === null ? null : total + value;
  }
  return counted ? total : undefined;
}

function wordValue(word: string, counting: Counting): number | null | undefined {
  const whole = counting.words.get(word);
  if (whole !== undefined || word.length < 6 || word.length > MAX_WORD) return whole;
  return composedValue(word, counting);
}

/** "einundzwanzig" is ein, und, zwanzig: known words of the language, one after the other. */
function composedValue(word: string, { words, joints }: Counting): number | undefined {
  const reached: (number | undefined)[] = [0];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - 15); start < end; start++) {
      const before = reached[start];
      if (before === undefined || (start === 0 && end === word.length)) continue;
      const piece = word.slice(start, end);
      const value = words.get(piece);
      if (value !== undefined && value !== null) reached[end] = before + value;
      else if (start > 0 && joints.has(piece)) reached[end] ??= before;
    }
  }
  return reached[word.length];
}
