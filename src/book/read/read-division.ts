import { DIVISION_LANGUAGES } from './division-languages.ts';
import { foldTitle } from './fold-title.ts';
import type { Heading } from './heading.ts';
import { figureValue, formsOf, isRoman, westernFigures, wordsValue } from './number-value.ts';

interface Noun {
  kind: 'chapter' | 'part';
  languages: string[];
}

/** What divisions are called, in every language at once: few words mean one in two. */
const NOUNS = new Map<string, Noun>();
const NAMED = new Set<string>();

for (const [language, data] of Object.entries(DIVISION_LANGUAGES)) {
  for (const word of formsOf(data.chapters).flat()) addNoun(word, 'chapter', language);
  for (const word of formsOf(data.parts).flat()) addNoun(word, 'part', language);
  for (const word of formsOf(data.named).flat()) NAMED.add(word);
}

function addNoun(word: string, kind: Noun['kind'], language: string): void {
  const noun = NOUNS.get(word) ?? { kind, languages: [] };
  noun.languages.push(language);
  NOUNS.set(word, noun);
}

export function isNamedDivision(folded: string): boolean {
  return NAMED.has(folded);
}

/** More words are no number. */
const MAX_NUMBER_WORDS = 4;

const WORD = /^[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/u;

/** Between a division's word and its number: "Chapter.1", "Chapter No. 1", "Chapter (1". */
const GAP = /^[\s.:#_,([№-]*(?:(?:no|nr|num|number|nummer|numéro|número|numero|номер)[.°º]?\s+)?/iu;

/** What parts a number from the name after it. */
const PARTING = /^(?:\s*[.:)\]：、]+\s*|\s+[-–—]+\s*|\s*[–—]+\s*|\s+|$)/u;

/** "1st", "2.", "3ème", "1:a", "5-я": a number before its noun. */
const FIGURE_ORDINAL =
  /^(\p{Nd}{1,3}|[ivxlcdm]{1,9})(?:\.?[ºª°]|[.:]|(?:st|nd|rd|th|er|re|e|ère|ème|:[ae]|-?[а-яіє]{1,2}|-?[a-záé]{1,2})(?![\p{L}\p{Nd}]))?\s*/iu;

/** "CHAPTER IV. The Rabbit", "Part the First", "Erstes Kapitel", "12. fejezet", "chapter.001". */
export function readDivision(title: string): Heading | null {
  return nounFirst(title) ?? figureFirst(title) ?? wordsFirst(title);
}

function nounFirst(title: string): Heading | null {
  const first = WORD.exec(title)?.[0] ?? '';
  const noun = NOUNS.get(foldTitle(first));
  if (!noun) return null;
  const gap = GAP.exec(title.slice(first.length))?.[0] ?? '';
  const rest = title.slice(first.length + gap.length);
  const number =
    figure(rest, gap) ?? (gap === '' ? null : (words(rest, noun) ?? letter(rest, noun)));
  if (!number) return null;
  const name = nameAfter(rest.slice(number.length));
  if (name === null) return null;
  return {
    kind: noun.kind,
    word: foldTitle(first),
    ordinal: `${capitalise(first)} ${number.text}`,
    name,
    value: number.value,
  };
}

interface Numeral {
  /** As it stands in a title. */
  text: string;
  /** How much of the source it is. */
  length: number;
  value: number | null;
}

/** Figures, or a Roman number that stands apart. */
function figure(rest: string, gap: string): Numeral | null {
  const found =
    /^(?:\p{Nd}{1,4}(?:st|nd|rd|th|[ºª°])?|[ivxlcdmⅠ-ⅿ]{1,15})(?![\p{L}\p{Nd}\p{M}])/iu.exec(
      rest,
    )?.[0];
  if (found === undefined) return null;
  const bare = westernFigures(found.replace(/(?<=\p{Nd})(?:st|nd|rd|th|[ºª°])$/iu, ''));
  const value = figureValue(bare);
  if (value === null || (gap === '' && !/^\d/.test(bare))) return null;
  // Of another script's figures the book's own are kept.
  const own = /^[\d]/.test(bare) && !/^\d/.test(found) ? found : bare.replace(/^0+(?=\d)/, '');
  return { text: isRoman(own) ? own.toUpperCase() : own, length: found.length, value };
}

/** "Twenty-One", "the First", "vingt et un": the longest that is a number in the noun's language. */
function words(rest: string, noun: Noun): Numeral | null {
  const found = leadingWords(rest);
  for (let count = found.length; count > 0; count--) {
    const end = found[count - 1]?.end ?? 0;
    const text = rest.slice(0, end);
    for (const language of noun.languages) {
      const value = wordsValue(text, language);
      if (value !== undefined) return { text: writeWords(text, language), length: end, value };
    }
  }
  return null;
}

/** Greek and Hebrew books number by their letters: "Κεφάλαιο Β΄", "פרק א׳". */
function letter(rest: string, noun: Noun): Numeral | null {
  const script = noun.languages.includes('el')
    ? /^([α-ω]{1,3})['’΄´ʹ]?(?=$|[\s.:)–—-])/iu
    : noun.languages.includes('he')
      ? /^([א-ת]{1,3}|[א-ת]{1,2}["״][א-ת])['’׳]?(?=$|[\s.:)–—-])/u
      : null;
  const found = script?.exec(rest);
  return found ? { text: found[0], length: found[0].length, value: null } : null;
}

/** "1. Kapitel", "II Część", "3-я глава"; what follows is parted from it, or nothing. */
function figureFirst(title: string): Heading | null {
  const found = /^\P{L}{1,6}$/u.test(title) ? null : FIGURE_ORDINAL.exec(title);
  if (!found?.[1]) return null;
  const value = figureValue(found[1]);
  const rest = title.slice(found[0].length);
  const noun = WORD.exec(rest)?.[0] ?? '';
  const meaning = NOUNS.get(foldTitle(noun));
  if (value === null || !meaning) return null;
  const after = rest.slice(noun.length);
  if (!/^(?:$|\s*[.:–—]|\s+-)/u.test(after)) return null;
  return {
    kind: meaning.kind,
    word: foldTitle(noun),
    ordinal: `${found[0].trim()} ${shouted(noun) ? capitalise(noun) : noun}`,
    name: nameAfter(after) ?? '',
    value,
  };
}

/** "Erstes Kapitel", "Двадцать первая глава", "Last Chapter". */
function wordsFirst(title: string): Heading | null {
  const found = leadingWords(title);
  for (let at = 1; at < found.length; at++) {
    const word = found[at];
    const noun = NOUNS.get(foldTitle(word?.text ?? ''));
    if (!word || !noun) continue;
    const number = title.slice(0, found[at - 1]?.end ?? 0);
    for (const language of noun.languages) {
      const value = wordsValue(number, language);
      const name = value === undefined ? null : nameAfter(title.slice(word.end));
      if (value === undefined || name === null) continue;
      const text = shouted(word.text) || language === 'en' ? capitalise(word.text) : word.text;
      const ordinal = `${capitaliseFirst(writeWords(number, language))} ${text}`;
      return { kind: noun.kind, word: foldTitle(word.text), ordinal, name, value };
    }
  }
  return null;
}

function leadingWords(text: string): { text: string; end: number }[] {
  const found: { text: string; end: number }[] = [];
  let at = 0;
  while (found.length <= MAX_NUMBER_WORDS) {
    const word = WORD.exec(text.slice(at))?.[0];
    if (word === undefined) break;
    found.push({ text: word, end: at + word.length });
    at += word.length + (/^(?:\s+|-)/.exec(text.slice(at + word.length))?.[0].length ?? 0);
    if (at === found.at(-1)?.end) break;
  }
  return found;
}

/** The name after a number, or null where the number goes on: "Chapter 1b", "Part II-A". */
function nameAfter(text: string): string | null {
  const rest = text.replace(/^\s*(?:\/|of\s)\s*\p{Nd}{1,4}(?=\P{L}|$)/iu, '');
  const parting = PARTING.exec(rest);
  return parting ? rest.slice(parting[0].length) : null;
}

/** English capitalises its numbers; elsewhere they stay as they are unless they are shouted. */
function writeWords(text: string, language: string): string {
  if (language !== 'en' && !shouted(text)) return text;
  return text.replace(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu, (word) =>
    /^(?:the|and)$/i.test(word) ? word.toLowerCase() : capitalise(word),
  );
}

function shouted(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function capitalise(word: string): string {
  // The small form of a dotted capital I keeps its dot as a mark of its own.
  return capitaliseFirst(shouted(word) ? word.toLowerCase().replaceAll('i\u0307', 'i') : word);
}

function capitaliseFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
