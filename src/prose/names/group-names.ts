import { type Gender, TITLES } from '../words/titles.ts';
import type { KnownCharacter } from './characters.ts';
import type { NameRun } from './find-names.ts';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.ts';

/** One way in which the prose writes a name: "Mr. Holmes". */
export interface NameForm {
  /** As written, white space normalised, no possessive. */
  display: string;
  title: string | null;
  words: string[];
  count: number;
  points: number;
}

/** All forms of one character. */
export interface NameGroup {
  forms: NameForm[];
  gender: Gender;
  known: KnownCharacter | null;
}

/** Titles that a person of another title does not bear as well. */
const FEMALE_TITLES_OF_ONE: ReadonlySet<string> = new Set(['miss', 'mrs']);

/** Puts the forms that mean one person together; the known characters' groups come first. */
export function groupNames(forms: NameForm[], known: KnownCharacter[]): NameGroup[] {
  const groups = known.map(groupOfKnown);
  const byFullness = [...forms].sort(
    (a, b) => b.words.length - a.words.length || rank(b) - rank(a) || b.count - a.count,
  );
  for (const form of byFullness) {
    const home = findHome(form, groups);
    if (home === null) groups.push({ forms: [form], gender: formGender(form), known: null });
    else addForm(home, form);
  }
  return groups;
}

/** Among names of one length the titled ones found groups that bare ones then join. */
function rank(form: NameForm): number {
  return form.title === null ? 0 : 1;
}

function addForm(group: NameGroup, form: NameForm): void {
  const same = group.forms.find((f) => f.title === form.title && sameWords(f.words, form.words));
  if (same === undefined) group.forms.push(form);
  else {
    same.count += form.count;
    same.points += form.points;
    same.display = form.display;
  }
  group.gender ??= formGender(form);
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

function findHome(form: NameForm, groups: NameGroup[]): NameGroup | null {
  const gender = formGender(form);
  const fitting = groups.filter((g) => agree(g.gender, gender));
  const exact = fitting.filter((g) =>
    g.forms.some((f) => sameWords(f.words, form.words) && titlesAgree(f.title, form.title)),
  );
  if (exact.length > 0) return mostMentioned(exact);
  if (form.words.length > 1) return fullerName(form, fitting);
  const word = form.words[0] ?? '';
  if (form.title === null) return homeOfBareWord(word, fitting);
  if (form.title === 'mrs')
    return homeOfTitled(
      form,
      word,
      fitting.filter((g) => hasTitle(g, 'mrs')),
    );
  return homeOfTitled(form, word, fitting);
}

/** "Daisy Miller" belongs with "Annie P. Miller" only when one's words are among the other's. */
function fullerName(form: NameForm, groups: NameGroup[]): NameGroup | null {
  const fuller = groups.filter((g) =>
    g.forms.some(
      (f) =>
        f.words.length > form.words.length &&
        f.words[0] === form.words[0] &&
        f.words.at(-1) === form.words.at(-1),
    ),
  );
  return fuller.length === 1 ? (fuller[0] ?? null) : null;
}

function homeOfTitled(form: NameForm, word: string, groups: NameGroup[]): NameGroup | null {
  const full = (g: NameGroup) =>
    g.forms.some(
      (f) => f.words.length > 1 && (f.words.at(-1) === word || f.words[0] === word) && !isRuled(f),
    );
  const candidates = groups.filter(
    (g) => full(g) && g.forms.every((f) => titlesAgree(f.title, form.title)),
  );
  const sameTitle = candidates.filter((g) => hasTitle(g, form.title));
  if (sameTitle.length === 1) return sameTitle[0] ?? null;
  if (form.title === 'mr') return mostMentioned(candidates);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function homeOfBareWord(word: string, groups: NameGroup[]): NameGroup | null {
  const named = groups.filter((g) =>
    g.forms.some((f) => f.words.length > 1 && f.words[0] === word),
  );
  if (named.length > 0) return mostMentioned(named);
  const surnamed = groups.filter((g) => g.forms.some((f) => f.words.at(-1) === word));
  const men = surnamed.filter((g) => g.gender !== 'f');
  return mostMentioned(men.length > 0 ? men : surnamed);
}

function isRuled(form: NameForm): boolean {
  return form.words.includes('of');
}

function hasTitle(group: NameGroup, title: string | null): boolean {
  return group.forms.some((f) => f.title === title);
}

function mostMentioned(groups: NameGroup[]): NameGroup | null {
  const total = (g: NameGroup) => g.forms.reduce((sum, f) => sum + f.count, 0);
  return groups.reduce<NameGroup | null>(
    (best, g) => (best === null || total(g) > total(best) ? g : best),
    null,
  );
}

function sameWords(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((word, i) => word.toLowerCase() === b[i]?.toLowerCase());
}

/** "Mrs. Holmes" is not "Miss Holmes" and neither is "Captain Holmes"; no title agrees with any. */
function titlesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  return !FEMALE_TITLES_OF_ONE.has(a) && !FEMALE_TITLES_OF_ONE.has(b);
}

function agree(a: Gender, b: Gender): boolean {
  return a === null || b === null || a === b;
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
