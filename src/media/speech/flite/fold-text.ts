import { AppError } from '../../../contract/error.ts';

/** Letters that no accent explains, and signs that are said as words. */
const SPELLED: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'th',
  Ð: 'Th',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  ŋ: 'ng',
  Ŋ: 'Ng',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  '¼': ' one quarter ',
  '½': ' one half ',
  '¾': ' three quarters ',
  '€': ' euros ',
  '£': ' pounds ',
  '¥': ' yen ',
  '°': ' degrees ',
  '×': ' times ',
  '÷': ' divided by ',
  '±': ' plus or minus ',
  '№': ' number ',
  '§': ' section ',
};
const QUOTES = /[‘’‚‛′ʼ`´]/g;
const DOUBLE_QUOTES = /[“”„‟″«»‹›]/g;
const DASHES = /[‒–—―−]/g;
const HYPHENS = /[‐‑]/g;
/** `€5` is said as five euros. */
const AMOUNT = /([€£¥])\s?(\d[\d.,]*\d|\d)/gu;
/** Flite's time grows with the square of a word's length. */
const LONGEST_WORD = 32;

/**
 * A text in the letters that flite can read: ASCII. Signs that nobody says become spaces.
 * @throws AppError speech.unspeakable where it has letters of another script
 */
export function foldText(text: string): string {
  const folded = text
    .replace(AMOUNT, (_, sign: string, amount: string) => `${amount}${SPELLED[sign]}`)
    .replace(/[^ -~]/gu, (character) => SPELLED[character] ?? character)
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(HYPHENS, '-')
    .replace(DASHES, ', ')
    .replaceAll('…', '. ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\u2044/g, '/');
  refuseOtherScripts(folded);
  return folded
    .replace(/[^ -~]+/gu, ' ')
    .replace(/([^\w\s])\1+/g, '$1')
    .replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'g'), '$& ')
    .replace(/ +/g, ' ')
    .trim();
}

function refuseOtherScripts(folded: string): void {
  const strange = new Set(folded.match(/(?![ -~])[\p{L}\p{N}]/gu));
  if (strange.size === 0) return;
  const named = [...strange].slice(0, 10);
  throw new AppError(
    'speech.unspeakable',
    `flite reads English alone and has no sound for ${named.join(' ')}${strange.size > named.length ? ' and others' : ''}`,
    {
      hint: "Give the line a voice of espeak-ng in its language ('ru', 'cmn'); it is used where it is installed.",
      details: { characters: [...strange].join('').slice(0, 200) },
    },
  );
}
