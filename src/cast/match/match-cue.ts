import { isCommonNoun } from './common-nouns.ts';
import { type NameForm, nameForm, normaliseCue, splitJointCue } from './cue-names.ts';
import { TITLES } from './titles.ts';

/** A character of the book, as far as matching needs it. */
export interface NamedCharacter {
  id: string;
  name: string;
  aliases: string[];
  /** What the chapter at hand calls them, be it a common noun. */
  chapterAliases?: readonly string[];
}

export interface CueMatch {
  /** Id of the one character the cue means; null when there is none, or more than one. */
  match: string | null;
  /** By which rule: the name as it stands, an alias, without titles, or a part of the name. */
  how: 'name' | 'alias' | 'untitled' | 'part' | null;
  /**
   * Ids of those it could mean, in the order given; only the match itself when there is one. The first
   * `MOST_CANDIDATES` of more.
   */
  candidates: string[];
}

/** Whoever is asked which of them is meant reads no more; a cast of namesakes would make each cue list it whole. */
export const MOST_CANDIDATES = 100;
/** People who can speak at once; a cue that joins more names nobody more clearly by them. */
const MOST_JOINED = 100;

export type CueMatcher = (cue: string) => CueMatch;

interface IndexedForm {
  id: string;
  form: NameForm;
  alias: boolean;
  /** Given in this chapter: it outweighs what the book says. */
  ofChapter: boolean;
  /** A common noun: in another chapter it may be somebody else, so it decides nothing. */
  common: boolean;
}

interface CharacterIndex {
  isCommon: (name: string) => boolean;
  order: Map<string, number>;
  byFull: Map<string, IndexedForm[]>;
  byBare: Map<string, IndexedForm[]>;
  byWord: Map<string, Set<string>>;
  bySlip: Map<string, Set<string>>;
  titlesOf: Map<string, Set<string>>;
  /** Words that stand last in a longer name of theirs: Baker of Henry Baker. */
  surnamesOf: Map<string, Set<string>>;
}

/**
 * Finds the character that a cue means.
 *
 * In order, the first rule that finds exactly one character wins: what the chapter calls them; the
 * name or an alias as it stands; the same without titles and article (MR. HOLMES for Holmes); words of the name that
 * only one character has (SHERLOCK, WATSON). A gendered title rules out whoever is known by a
 * different one (MRS. WATSON is not Dr. Watson). A rule that finds several stops there: the answer
 * is null, with those as candidates. A common noun (CLIENT, SECOND CONSTABLE) means nobody but whom
 * the chapter calls so: whose name or alias it is are candidates. With no rule met, candidates are the characters that share a
 * word with the cue or are one slip of the pen away.
 */
export function matchCue(cue: string, characters: readonly NamedCharacter[]): CueMatch {
  return createCueMatcher(characters)(cue);
}

/** `matchCue` for many cues: the characters are read once, each different cue is matched once. */
export function createCueMatcher(characters: readonly NamedCharacter[]): CueMatcher {
  return matcherOver(indexCharacters(characters, isCommonNoun));
}

/** The same for what a person calls somebody: whoever says "the visitor" means the Visitor. */
export function createNameMatcher(characters: readonly NamedCharacter[]): CueMatcher {
  return matcherOver(indexCharacters(characters, () => false));
}

function matcherOver(index: CharacterIndex): CueMatcher {
  const known = new Map<string, CueMatch>();
  return (cue) => {
    const key = normaliseCue(cue);
    const found = known.get(key) ?? findMatch(cue, index);
    known.set(key, found);
    return found;
  };
}

function findMatch(cue: string, index: CharacterIndex): CueMatch {
  const form = nameForm(cue);
  if (form.full === '') return answer([], null, index);
  const exact = index.byFull.get(form.full) ?? [];
  const decided = exact.filter((entry) => entry.ofChapter);
  if (decided.length > 0) return answer(ids(decided), 'alias', index);
  if (exact.length > 0) {
    const byName = exact.filter((entry) => !entry.alias);
    if (byName.length > 0) return answerUnlessCommon(byName, 'name', index);
    return answerUnlessCommon(exact, 'alias', index);
  }
  const untitled = (index.byBare.get(form.bare) ?? []).filter((entry) =>
    titleFits(form, index.titlesOf.get(entry.id)),
  );
  if (untitled.length > 0) return answerUnlessCommon(untitled, 'untitled', index);
  const part = calledByAll(form, index).filter((id) => titleFits(form, index.titlesOf.get(id)));
  if (part.length > 0 && index.isCommon(cue) && !part.every((id) => isSurname(form, id, index))) {
    return { match: null, how: null, candidates: inOrder(part, index) };
  }
  if (part.length > 0) return answer(part, 'part', index);
  return { match: null, how: null, candidates: inOrder(nearby(cue, form, index), index) };
}

/** Entries that only a common noun leads to are offered, never taken. */
function answerUnlessCommon(
  entries: readonly IndexedForm[],
  how: CueMatch['how'],
  index: CharacterIndex,
): CueMatch {
  const proper = entries.filter(
    (entry) => entry.ofChapter || !entry.common || isSurname(entry.form, entry.id, index),
  );
  if (proper.length > 0) return answer(ids(proper), how, index);
  return { match: null, how: null, candidates: inOrder(ids(entries), index) };
}

/** BAKER is a common noun, and the surname of whoever is Henry or Mr. Baker. */
function isSurname({ calledBy }: NameForm, id: string, index: CharacterIndex): boolean {
  const [word, ...others] = calledBy;
  return word !== undefined && others.length === 0 && index.surnamesOf.get(id)?.has(word) === true;
}

function answer(found: Iterable<string>, how: CueMatch['how'], index: CharacterIndex): CueMatch {
  const candidates = inOrder(found, index);
  const [only] = candidates;
  return only !== undefined && candidates.length === 1
    ? { match: only, how, candidates }
    : { match: null, how: null, candidates };
}

/** A gendered title must not contradict the titles the character is known by. */
function titleFits(cue: NameForm, titles: ReadonlySet<string> | undefined): boolean {
  if (titles === undefined || titles.size === 0) return true;
  if (cue.title === 'feminine') return titles.has('feminine');
  return cue.title !== 'masculine' || titles.has('masculine') || !titles.has('feminine');
}

const NOBODY: ReadonlySet<string> = new Set();

/** Everybody who may be called by every word of the cue. */
function calledByAll(form: NameForm, index: CharacterIndex): string[] {
  const sets = [...new Set(form.calledBy)].map((word) => index.byWord.get(word) ?? NOBODY);
  const [fewest, ...rest] = sets.sort((one, other) => one.size - other.size);
  if (fewest === undefined) return [];
  return [...fewest].filter((id) => rest.every((set) => set.has(id)));
}

function nearby(cue: string, form: NameForm, index: CharacterIndex): Set<string> {
  const found = new Set<string>();
  const joined = splitJointCue(cue).slice(0, MOST_JOINED);
  const words = new Set([...form.calledBy, ...joined.flatMap((part) => nameForm(part).calledBy)]);
  for (const word of words) addFirst(found, index.byWord.get(word));
  if (found.size > 0) return found;
  for (const word of form.calledBy) {
    for (const slip of slips(word)) addFirst(found, index.bySlip.get(slip));
  }
  return found;
}

/** As many as an answer lists: they stand in the order of the characters, so that others come behind. */
function addFirst(found: Set<string>, ids: ReadonlySet<string> = NOBODY): void {
  let left = MOST_CANDIDATES;
  for (const id of ids) {
    if (left === 0) return;
    found.add(id);
    left -= 1;
  }
}

/** Shortest and longest word in which one wrong letter is a slip rather than another name. */
const SLIP_LETTERS = { least: 5, most: 30 } as const;

/**
 * The word and the word with each letter left out. Two words that share one of these are one
 * letter, or one swap of neighbours, apart, or nearly so (symmetric delete, as in SymSpell).
 */
export function slips(word: string): string[] {
  const letters = [...word];
  if (letters.length < SLIP_LETTERS.least || letters.length > SLIP_LETTERS.most) return [];
  return [word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))];
}

function indexCharacters(
  characters: readonly NamedCharacter[],
  isCommon: (name: string) => boolean,
): CharacterIndex {
  const index: CharacterIndex = {
    isCommon,
    order: new Map(),
    byFull: new Map(),
    byBare: new Map(),
    byWord: new Map(),
    bySlip: new Map(),
    titlesOf: new Map(),
    surnamesOf: new Map(),
  };
  for (const { id, name, aliases, chapterAliases = [] } of characters) {
    index.order.set(id, index.order.get(id) ?? index.order.size);
    const add = (called: string, kind: Pick<IndexedForm, 'alias' | 'ofChapter'>) =>
      addForm(index, { id, form: nameForm(called), common: isCommon(called), ...kind });
    add(name, { alias: false, ofChapter: false });
    for (const alias of aliases) add(alias, { alias: true, ofChapter: false });
    for (const alias of chapterAliases) add(alias, { alias: true, ofChapter: true });
  }
  return index;
}

function addForm(index: CharacterIndex, entry: IndexedForm): void {
  const { id, form } = entry;
  if (form.full === '') return;
  push(index.byFull, form.full, entry);
  push(index.byBare, form.bare, entry);
  if (form.title !== null) include(index.titlesOf, id, form.title);
  const surname = form.calledBy.at(-1);
  if (
    surname !== undefined &&
    !TITLES.has(surname) &&
    (form.title !== null || form.calledBy.length > 1)
  ) {
    include(index.surnamesOf, id, surname);
  }
  for (const word of form.calledBy) {
    include(index.byWord, word, id);
    for (const slip of slips(word)) include(index.bySlip, slip, id);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function include(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

function ids(entries: readonly IndexedForm[]): string[] {
  return entries.map((entry) => entry.id);
}

function inOrder(found: Iterable<string>, index: CharacterIndex): string[] {
  const place = (id: string): number => index.order.get(id) ?? 0;
  return [...new Set(found)]
    .sort((one, other) => place(one) - place(other))
    .slice(0, MOST_CANDIDATES);
}
