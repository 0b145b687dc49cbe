import type { Token } from '../sentences/tokens.ts';
import { ABBREVIATIONS, TITLES } from '../words/titles.ts';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.ts';
import { KNOWN_PLACES, NOT_NAMES, PLACE_SUFFIXES, SENTENCE_STARTERS } from './not-names.ts';

/** A run of capitalised words that may name somebody. */
export interface NameRun {
  /** Indexes into the tokens: first word, and the one after the last. */
  from: number;
  to: number;
  /** Lower-case title without its full stop ("mr"), if the run begins with one. */
  title: string | null;
  /** The words of the name without its title, as written: `['Sherlock', 'Holmes']`. */
  words: string[];
  /** True when "the" stands before: "the White Rabbit". */
  article: boolean;
  place: boolean;
}

/** How a word is written across the prose: tells names from words that only begin sentences. */
export interface WordUse {
  lower: number;
  capitalisedInside: number;
}

const PARTICLES: ReadonlySet<string> = new Set(['de', 'von', 'van', 'der', 'du', 'la', 'le', 'of']);
const LONGEST_NAME = 5;
const JOINS_NAME = /^(?:[ \t]*\n?[ \t]*|\.[ \t]*\n?[ \t]*)$/;

export function countWordUse(tokens: Token[]): Map<string, WordUse> {
  const uses = new Map<string, WordUse>();
  for (const token of tokens) {
    const use = uses.get(token.lower) ?? { lower: 0, capitalisedInside: 0 };
    if (!token.capitalised) use.lower++;
    else if (!token.sentenceStart && !isShouted(token)) use.capitalisedInside++;
    uses.set(token.lower, use);
  }
  return uses;
}

/** Finds every run of capitalised words, in order, that is no ordinary word and no calendar word. */
export function findNameRuns(tokens: Token[], uses: Map<string, WordUse>): NameRun[] {
  const runs: NameRun[] = [];
  let i = 0;
  while (i < tokens.length) {
    const run = readRun(tokens, i, uses);
    if (run === null) {
      i++;
    } else {
      if (run.words.length > 0) runs.push(run);
      i = run.to;
    }
  }
  return runs;
}

function readRun(tokens: Token[], from: number, uses: Map<string, WordUse>): NameRun | null {
  const first = tokens[from];
  if (first === undefined || !first.capitalised) return null;
  if (onlyBegins(first, uses) && continuesName(tokens[from + 1], uses)) {
    if (joins(first, tokens[from + 1])) return readRun(tokens, from + 1, uses);
  }
  const titled = TITLES.has(first.lower) && continuesName(tokens[from + 1], uses);
  if (!titled && !mayBeName(first, uses)) return null;
  let to = from + 1;
  while (to - from < LONGEST_NAME && !tokens[to - 1]?.possessive) {
    const next = tokens[to];
    if (next === undefined || !joins(tokens[to - 1], next)) break;
    const particle = PARTICLES.has(next.lower) && joins(next, tokens[to + 1]);
    const meant = next.lower !== 'of' || (to === from + 1 && ofIsMeant(first));
    if (particle && continuesName(tokens[to + 1], uses) && meant) to += 2;
    else if (continuesName(next, uses)) to++;
    else break;
  }
  const words = tokens.slice(titled ? from + 1 : from, to).map((token) => token.text);
  return {
    from,
    to,
    title: titled ? first.lower : null,
    words,
    article: tokens[from - 1]?.lower === 'the' && /^\s+$/.test(first.gap),
    place: isPlace(words),
  };
}

/** "Hitherto Gino": a word that is written so only where a sentence begins, before a name. */
function onlyBegins(first: Token, uses: Map<string, WordUse>): boolean {
  if (!first.sentenceStart || isGivenName(first.lower) || TITLES.has(first.lower)) return false;
  return (uses.get(first.lower)?.capitalisedInside ?? 0) === 0;
}

/** "of" joins only what is ruled: "King of Bohemia", "Queen of Hearts". */
function ofIsMeant(first: Token): boolean {
  return TITLES.has(first.lower) || first.lower === 'knave';
}

function joins(left: Token | undefined, right: Token | undefined): boolean {
  if (left === undefined || right === undefined || !JOINS_NAME.test(right.gap)) return false;
  if (!right.gap.startsWith('.')) return true;
  return !right.sentenceStart;
}

function continuesName(token: Token | undefined, uses: Map<string, WordUse>): boolean {
  if (token === undefined || !token.capitalised || token.sentenceStart) return false;
  if (NOT_NAMES.has(token.lower) && token.lower !== 'christian') return false;
  // "Clearly Mme. Duval": a title in short begins a name of its own.
  if (TITLES.has(token.lower) && ABBREVIATIONS.has(token.lower)) return false;
  if (isShouted(token)) return false;
  const use = uses.get(token.lower);
  return use === undefined || use.capitalisedInside > 0;
}

function mayBeName(token: Token, uses: Map<string, WordUse>): boolean {
  if (NOT_NAMES.has(token.lower) || isShouted(token) || token.text.length < 2) return false;
  if (token.text.includes("'") && /['’](?:ll|ve|re|d|m|t)$/.test(token.text)) return false;
  const use = uses.get(token.lower) ?? { lower: 0, capitalisedInside: 0 };
  if (!token.sentenceStart) return !SENTENCE_STARTERS.has(token.lower) || use.lower === 0;
  if (SENTENCE_STARTERS.has(token.lower)) return false;
  if (isGivenName(token.lower) && use.lower <= use.capitalisedInside) return true;
  return use.capitalisedInside > use.lower || (use.lower === 0 && use.capitalisedInside === 0);
}

export function isGivenName(lower: string): boolean {
  return MALE_NAMES.has(lower) || FEMALE_NAMES.has(lower);
}

function isShouted(token: Token): boolean {
  return token.text.length > 1 && token.text === token.text.toUpperCase();
}

function isPlace(words: string[]): boolean {
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (words.length > 1 && PLACE_SUFFIXES.has(last)) return true;
  return words.every((word) => KNOWN_PLACES.has(word.toLowerCase()));
}
