import { type Gender, TITLES } from '../words/titles.ts';
import { ALL_TOGETHER, type Apart, acts } from './apart.ts';
import type { KnownCharacter } from './characters.ts';
import type { NameRun } from './find-names.ts';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.ts';
import { agree, formKey, GroupIndex, type IndexedGroup, titlesAgree } from './group-index.ts';
import type { NameForm, NameGroup } from './name-group.ts';
import { fullNamesOf, nicknamesOf } from './nicknames.ts';

/** Titles that stand before a surname. */
const BEFORE_SURNAMES: ReadonlySet<string> = new Set(
  `mr mrs dr doctor professor prof inspector superintendent captain capt colonel col major general gen
  sergeant lieutenant judge constable detective admiral commander governor reverend rev`.split(
    /\s+/,
  ),
);
/** Who is called by a given name more often than once in so many is not who is called Mr. and no more. */
const GIVEN_NAME_SELDOM = 4;
/** Of two names for one person one is used at most once in so many times. */
const CALLED_SELDOM = 10;
/** Of several who may be meant, one is named so many times as often as any other. */
const CLEARLY = 4;

/**
 * Puts the forms that mean one person together; the known characters' groups come first. Linear in the
 * names but for a logarithm, however many are alike.
 */
export function groupNames(
  forms: NameForm[],
  known: KnownCharacter[],
  index = new GroupIndex(),
  apart: Apart = ALL_TOGETHER,
): NameGroup[] {
  for (const each of known) index.found(groupOfKnown(each));
  const byFullness = [...forms].sort(
    (a, b) => b.words.length - a.words.length || rank(b) - rank(a) || b.count - a.count,
  );
  for (const form of byFullness) {
    const home = findHome(form, index, apart);
    if (home === null) index.found({ forms: [form], gender: formGender(form), known: null });
    else index.join(home, form, formGender(form));
  }
  return index.groups;
}

/** Among names of one length the titled ones found groups that bare ones then join. */
function rank(form: NameForm): number {
  return form.title === null ? 0 : 1;
}

function groupOfKnown(known: KnownCharacter): NameGroup {
  const forms = [known.name, ...known.aliases].map(parseName);
  const gender = forms.map(formGender).find((g) => g !== null) ?? null;
  return { forms, gender, known };
}

/** Takes a written name apart: "Mr. Holmes" is the title "mr" and the words ["Holmes"]. */
export function parseName(display: string): NameForm {
  const words = display.split(/\s+/).filter((word) => word !== '');
  if (words.length > 1 && words[0]?.toLowerCase() === 'the') words.shift();
  const first = words[0]?.toLowerCase().replace('.', '') ?? '';
  const titled = words.length > 1 && TITLES.has(first) && words[1]?.toLowerCase() !== 'of';
  const rest = (titled ? words.slice(1) : words).map((word) => word.replace(/\.$/, ''));
  return { display, title: titled ? first : null, words: rest, count: 0, points: 0 };
}

/** A form with the same title and the same words wins before any other. */
function findHome(form: NameForm, index: GroupIndex, apart: Apart): IndexedGroup | null {
  const gender = formGender(form);
  const fits = (g: IndexedGroup) => agree(g.gender, gender) && !apart.are(form, g);
  const called = index.calledExactly(form).filter(fits);
  const same = called.filter((g) => g.byWords.has(formKey(form)));
  if (same.length > 0) return mostMentioned(same);
  if (form.words.length > 1) {
    if (called.length > 0) return mostMentioned(called);
    const fuller = index.onlyFuller(form, gender);
    if (fuller !== null && apart.act(form, fuller)) return null;
    if (fuller !== null && !apart.are(form, fuller)) return fuller;
    return homeOfNickname(form, index, fits, apart);
  }
  const word = form.words[0] ?? '';
  if (form.title === null) return homeOfBareWord(form, word, index, fits, apart);
  const candidates = index
    .withEnd(word)
    .filter((g) => fits(g) && titlesFit(g.titles, form.title) && mayBear(g, form, word, apart));
  return (
    homeOfTitled(form, form.title, candidates, apart) ??
    mostMentioned(called.filter(isUntitled)) ??
    (candidates.length === 0 ? homeOfPetName(word, index, fits, apart) : null)
  );
}

function isUntitled({ titles }: IndexedGroup): boolean {
  return [...titles].every((title) => title === null);
}

/**
 * "Mr. Weston" is a Weston by surname, and "Mr. Thaddeus" by a given name; "Mrs. Ferrars" is nobody who is
 * called so only by her husband's name ("Mrs. Robert Ferrars").
 */
function mayBear(
  group: IndexedGroup,
  { title, count }: NameForm,
  word: string,
  apart: Apart,
): boolean {
  const forms = group.forms.filter(({ words }) => words.length > 1);
  const surname = forms.some(({ words }) => words.at(-1) === word);
  const given = isGivenName(word) || apart.alone(word).all > count;
  if (!surname && BEFORE_SURNAMES.has(title ?? '') && !given) return false;
  if (title !== 'mrs') return true;
  return group.forms.some(
    (form) => form.title === 'mrs' && !MALE_NAMES.has(form.words[0]?.toLowerCase() ?? ''),
  );
}

function homeOfTitled(
  { count }: NameForm,
  title: string,
  candidates: IndexedGroup[],
  apart: Apart,
): IndexedGroup | null {
  if (title === 'miss' && candidates.length > 1) return eldest(candidates);
  const sameTitle = candidates.filter((g) => g.titles.has(title));
  if (sameTitle.length === 1) return sameTitle[0] ?? null;
  if (candidates.length < 2) return candidates[0] ?? null;
  if (title !== 'mr') return null;
  // Of a father and his sons, "Mr. Wilcox" is he whom nobody calls Charles or Paul.
  const formal = candidates.filter((g) => apart.calledByGivenName(g) * GIVEN_NAME_SELDOM < count);
  return mostMentioned(apart === ALL_TOGETHER ? candidates : formal);
}

/** Of sisters, "Miss Bennet" is the one who is never "Miss Lydia Bennet". */
function eldest(candidates: IndexedGroup[]): IndexedGroup | null {
  const others = candidates.filter(
    ({ forms }) => !forms.some(({ title, words }) => title === 'miss' && words.length > 1),
  );
  const left = others.length === 0 ? candidates : others;
  return left.length === 1 ? (left[0] ?? null) : null;
}

/**
 * A given name is whoever bears it in full. A bare surname is the man of the name, then the one without
 * a title; a woman is hardly called so by narration that has her act.
 */
function homeOfBareWord(
  form: NameForm,
  word: string,
  index: GroupIndex,
  fits: (group: IndexedGroup) => boolean,
  apart: Apart,
): IndexedGroup | null {
  const named = index.withFirst(word).filter(fits);
  const surnamed = index.withLast(word).filter(fits);
  if (named.length > 0 && (surnamed.length === 0 || isGivenName(word))) return mostMentioned(named);
  const men = surnamed.filter((g) => g.gender !== 'f');
  if (men.length > 0) return mostMentioned(men);
  if (surnamed.length > 0 && acts(form) && surnamed.every(isMarried)) return null;
  const home = mostMentioned(surnamed.length > 0 ? surnamed : named);
  return home ?? homeOfPetName(word, index, fits, apart);
}

/** "Bill Sikes" is "William Sikes", unless one as well as the other is called by his given name. */
function homeOfNickname(
  { words }: NameForm,
  index: GroupIndex,
  fits: (group: IndexedGroup) => boolean,
  apart: Apart,
): IndexedGroup | null {
  const [first = '', last = ''] = words;
  if (words.length !== 2) return null;
  const own = first.toLowerCase();
  const others = [...fullNamesOf(own), ...nicknamesOf(own)].filter((other) => {
    const counts = [apart.alone(own).all, apart.alone(other).all].sort((a, b) => a - b);
    return (counts[0] ?? 0) * CALLED_SELDOM <= (counts[1] ?? 0);
  });
  const homes = new Set(
    others
      .flatMap((other) => index.calledExactly({ ...parseName(other), words: [other, last] }))
      .filter(fits),
  );
  return homes.size === 1 ? ([...homes][0] ?? null) : null;
}

/** "Lizzy", whom nobody but her people call so, is the one Elizabeth. */
function homeOfPetName(
  word: string,
  index: GroupIndex,
  fits: (group: IndexedGroup) => boolean,
  apart: Apart,
): IndexedGroup | null {
  const { all, narrated } = apart.alone(word);
  if (narrated * CALLED_SELDOM > all) return null;
  const full = [...fullNamesOf(word.toLowerCase())].map(
    (name) => name.charAt(0).toUpperCase() + name.slice(1),
  );
  const homes = [...new Set(full.flatMap((name) => index.withFirst(name)).filter(fits))];
  const home = mostMentioned(homes);
  const others = homes.filter((group) => group !== home);
  const isClear = others.every((group) => group.mentions * CLEARLY < (home?.mentions ?? 0));
  return isClear ? home : null;
}

function isMarried({ titles }: IndexedGroup): boolean {
  return titles.has('mrs');
}

function isGivenName(word: string): boolean {
  return MALE_NAMES.has(word.toLowerCase()) || FEMALE_NAMES.has(word.toLowerCase());
}

/** Of several as often mentioned, the one that was found first. */
function mostMentioned(groups: IndexedGroup[]): IndexedGroup | null {
  const isBefore = (one: IndexedGroup, other: IndexedGroup) =>
    one.mentions > other.mentions || (one.mentions === other.mentions && one.order < other.order);
  return groups.reduce<IndexedGroup | null>(
    (best, g) => (best === null || isBefore(g, best) ? g : best),
    null,
  );
}

function titlesFit(titles: ReadonlySet<string | null>, title: string | null): boolean {
  return [...titles].every((each) => titlesAgree(each, title));
}

export function formGender(form: NameForm): Gender {
  const titled = form.title === null ? null : (TITLES.get(form.title) ?? null);
  if (titled !== null) return titled;
  const first = form.words[0]?.toLowerCase() ?? '';
  if (TITLES.get(first)) return TITLES.get(first) ?? null;
  if (MALE_NAMES.has(first)) return 'm';
  return FEMALE_NAMES.has(first) ? 'f' : null;
}

/** The form of a run, before others are counted into it. */
export function formOfRun(run: NameRun, display: string): NameForm {
  return { display, title: run.title, words: run.words, count: 0, points: 0 };
}
