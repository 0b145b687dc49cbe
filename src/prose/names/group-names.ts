import { type Gender, TITLES } from '../words/titles.ts';
import type { KnownCharacter } from './characters.ts';
import type { NameRun } from './find-names.ts';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.ts';
import { agree, GroupIndex, type IndexedGroup, titlesAgree } from './group-index.ts';
import type { NameForm, NameGroup } from './name-group.ts';

/**
 * Puts the forms that mean one person together; the known characters' groups come first. Linear in the
 * names but for a logarithm, however many are alike.
 */
export function groupNames(
  forms: NameForm[],
  known: KnownCharacter[],
  index = new GroupIndex(),
): NameGroup[] {
  for (const each of known) index.found(groupOfKnown(each));
  const byFullness = [...forms].sort(
    (a, b) => b.words.length - a.words.length || rank(b) - rank(a) || b.count - a.count,
  );
  for (const form of byFullness) {
    const home = findHome(form, index);
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

function findHome(form: NameForm, index: GroupIndex): IndexedGroup | null {
  const gender = formGender(form);
  const exact = index.calledExactly(form).filter((g) => agree(g.gender, gender));
  if (exact.length > 0) return mostMentioned(exact);
  if (form.words.length > 1) return index.onlyFuller(form, gender);
  const word = form.words[0] ?? '';
  if (form.title === null) return homeOfBareWord(word, gender, index);
  const candidates = index
    .withEnd(word)
    .filter((g) => agree(g.gender, gender) && titlesFit(g.titles, form.title));
  return homeOfTitled(
    form.title,
    form.title === 'mrs' ? candidates.filter((g) => g.titles.has('mrs')) : candidates,
  );
}

function homeOfTitled(title: string, candidates: IndexedGroup[]): IndexedGroup | null {
  const sameTitle = candidates.filter((g) => g.titles.has(title));
  if (sameTitle.length === 1) return sameTitle[0] ?? null;
  if (title === 'mr') return mostMentioned(candidates);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function homeOfBareWord(word: string, gender: Gender, index: GroupIndex): IndexedGroup | null {
  const named = index.withFirst(word).filter((g) => agree(g.gender, gender));
  if (named.length > 0) return mostMentioned(named);
  const surnamed = index.withLast(word).filter((g) => agree(g.gender, gender));
  const men = surnamed.filter((g) => g.gender !== 'f');
  return mostMentioned(men.length > 0 ? men : surnamed);
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
