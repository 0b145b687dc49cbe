import type { ParsedProse } from '../quotations/parse-prose.ts';
import { TITLES } from '../words/titles.ts';
import { beginsSentence, Together } from './apart.ts';
import { ByNames } from './by-names.ts';
import type { FoundCharacter, KnownCharacter } from './characters.ts';
import { descriptionsOf, isDetermined } from './descriptions.ts';
import { countWordUse, findNameRuns, type NameRun } from './find-names.ts';
import { findRoles } from './find-roles.ts';
import { GroupIndex } from './group-index.ts';
import { formOfRun, groupNames, parseName } from './group-names.ts';
import { locateMentions } from './locate-mentions.ts';
import type { NameForm, NameGroup } from './name-group.ts';
import { isLocated, isPlacedOften, personPoints } from './person-evidence.ts';
import { withinTest } from './within-test.ts';

/** Evidence below this is a capitalised word, not a person (see person-evidence.ts). */
const ENOUGH_POINTS = 2;

/** Characters; a longer paragraph is no heading, whatever it ends with. */
const LONGEST_HEADING = 80;
/** A title used less than once in so many times is no part of the name. */
const TITLE_SELDOM = 4;

/** Titles by which narration goes on to call who bears them. */
const RANKS: ReadonlySet<string> = new Set(
  `general captain colonel major lieutenant admiral sergeant commander governor inspector professor
  reverend bishop duke duchess count countess prince princess baron baroness marquis earl
  squire`.split(/\s+/),
);

/**
 * Finds the people of a stretch of prose, most mentioned first.
 *
 * Names come from capitalised words with evidence of a person beside them; "Sherlock Holmes",
 * "Holmes" and "Mr. Holmes" are one, "Mr. Holmes" and "Mrs. Holmes" are two. People whom the
 * narration only describes ("said the landlady") are found as roles. Known characters keep their
 * own name and are listed only when the prose names them, or when they tell it. Never throws; linear
 * in the prose.
 */
export function findCharacters(
  parsed: ParsedProse,
  known: KnownCharacter[] = [],
): FoundCharacter[] {
  const { forms, together, byNames } = formsIn(parsed);
  const all = byNames.join(groupNames(forms, known, new GroupIndex(), together));
  const surnames = countSurnames(all);
  const groups = all.filter((group) => isPerson(group) && !isFamily(group, surnames));
  const named = groups.map(present);
  countDescribed(parsed, named);
  const met = named.filter(({ mentions }) => mentions > 0);
  const taken = new Set(met.flatMap((c) => [c.name, ...c.aliases]).map((n) => n.toLowerCase()));
  const roles = findRoles(parsed, known).filter((role) => !taken.has(role.name.toLowerCase()));
  const others = roles.filter((role) => !joinsTitled(role, met));
  const people = [...met, ...others];
  return [...people, ...unnamedTellers(known, people)].sort(
    (a, b) => b.mentions - a.mentions || compare(a.name, b.name),
  );
}

function unnamedTellers(known: KnownCharacter[], found: FoundCharacter[]): FoundCharacter[] {
  const named = new Set(found.map((each) => each.known?.id));
  return known
    .filter(({ id, narrator }) => narrator === true && !named.has(id))
    .map((each) => ({ name: each.name, aliases: each.aliases, mentions: 0, known: each }));
}

/** Somebody of the cast whom no name means may be met as "the gentleman in the white waistcoat". */
function countDescribed({ tokens }: ParsedProse, named: FoundCharacter[]): void {
  const unmet = named.filter(({ known, mentions }) => known !== null && mentions === 0);
  if (unmet.length === 0) return;
  for (const { character } of locateMentions(tokens, unmet)) {
    const met = unmet[character];
    if (met !== undefined) met.mentions++;
  }
  const nouns = new Map<string, FoundCharacter>();
  for (const each of unmet) {
    if (each.known === null) continue;
    for (const [noun = '', ...more] of descriptionsOf(each.known)) {
      if (more.length === 0 && !nouns.has(noun)) nouns.set(noun, each);
    }
  }
  tokens.forEach(({ lower }, i) => {
    const met = nouns.get(lower);
    if (met !== undefined && isDetermined(tokens, i)) met.mentions++;
  });
}

/** "the general" is General Tilney, where he is the only one. */
function joinsTitled(role: FoundCharacter, named: FoundCharacter[]): boolean {
  const title = role.name.toLowerCase();
  if (!RANKS.has(title) || role.known !== null) return false;
  const [only, ...others] = named.filter(({ name, aliases }) =>
    [name, ...aliases].some((form) => parseName(form).title === title),
  );
  if (only === undefined || others.length > 0) return false;
  only.aliases.push(`the ${title}`);
  only.mentions += role.mentions;
  return true;
}

function formsIn(parsed: ParsedProse): {
  forms: NameForm[];
  together: Together;
  byNames: ByNames;
} {
  const { tokens, prose } = parsed;
  const inHeading = headingTest(parsed);
  const forms = new Map<string, NameForm>();
  const together = new Together();
  const byNames = new ByNames();
  const isSpoken = withinTest(parsed.quotations);
  let before: NameRun | null = null;
  for (const run of findNameRuns(tokens, countWordUse(tokens))) {
    if (run.place || isBareTitle(run) || inHeading(tokens[run.from]?.start ?? 0)) continue;
    const key = `${run.title ?? ''}|${run.words.join(' ')}`;
    const last = tokens[run.to - 1];
    const from = tokens[run.from]?.start ?? 0;
    const to = last === undefined ? from : last.end - (last.possessive ? 2 : 0);
    const form = forms.get(key) ?? formOfRun(run, prose.slice(from, to).replace(/\s+/g, ' '));
    form.count++;
    form.points += personPoints(tokens, run);
    if (isLocated(tokens, run)) form.places = (form.places ?? 0) + 1;
    forms.set(key, form);
    const spoken = isSpoken(from);
    together.note(form, beginsSentence(tokens, before, run), spoken);
    if (!spoken) byNames.note(tokens, run, form);
    before = run;
  }
  return { forms: [...forms.values()], together, byNames };
}

/** "Doctor" and "Captain" address somebody; "the King" names one. */
function isBareTitle(run: NameRun): boolean {
  return !run.article && run.words.length === 1 && TITLES.has(run.words[0]?.toLowerCase() ?? '');
}

/**
 * Chapter headings capitalise every word, so they show no name. Offsets must be asked in order.
 */
function headingTest({ prose, paragraphs }: ParsedProse): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (offset >= (paragraphs[at]?.end ?? Number.POSITIVE_INFINITY)) at++;
    const paragraph = paragraphs[at];
    if (paragraph === undefined || paragraph.end - paragraph.start > LONGEST_HEADING) return false;
    return !/[.!?,;:"'”’“‘»«›‹」』。！？)…—-]$/.test(prose.slice(paragraph.end - 1, paragraph.end));
  };
}

function isPerson(group: NameGroup): boolean {
  if (group.known !== null) return true;
  if (isPlace(group)) return false;
  return group.forms.reduce((sum, form) => sum + form.points, 0) >= ENOUGH_POINTS;
}

/** "the Tilneys", "the Miss Thorpes": several of a name that somebody else bears alone. */
function isFamily({ forms, known }: NameGroup, surnames: ReadonlyMap<string, number>): boolean {
  if (known !== null) return false;
  return forms.every(({ words }) => {
    const last = words.at(-1) ?? '';
    const alone = surnames.get(last.slice(0, -1)) ?? 0;
    return last.endsWith('s') && alone > 0 && alone >= (surnames.get(last) ?? 0);
  });
}

/** How often each word ends a name. */
function countSurnames(groups: readonly NameGroup[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words, count } of groups.flatMap(({ forms }) => forms)) {
    const last = words.at(-1) ?? '';
    counts.set(last, (counts.get(last) ?? 0) + count);
  }
  return counts;
}

/** "in Leghorn", "near Leghorn": where people are, again and again, and never called by a title. */
function isPlace({ forms }: NameGroup): boolean {
  if (forms.some(({ title }) => title !== null)) return false;
  const count = forms.reduce((sum, form) => sum + form.count, 0);
  return isPlacedOften(
    forms.reduce((sum, form) => sum + (form.places ?? 0), 0),
    count,
  );
}

function present(group: NameGroup): FoundCharacter {
  const forms = [...group.forms].sort((a, b) => b.count - a.count || compare(a.display, b.display));
  const name = group.known?.name ?? fullestName(forms);
  const aliases = forms.map((form) => form.display).filter((display) => display !== name);
  const mentions = forms.reduce((sum, form) => sum + form.count, 0);
  return { name, aliases: [...new Set(aliases)], mentions, known: group.known };
}

/** The form with most words; a title only where the surname is seldom used without it. */
function fullestName(forms: NameForm[]): string {
  const bareCounts = new Map<string, number>();
  for (const { title, words, count } of forms) {
    const key = words.join(' ');
    if (title === null && !bareCounts.has(key)) bareCounts.set(key, count);
  }
  const bare = (form: NameForm) => bareCounts.get(form.words.join(' ')) ?? 0;
  const titleBelongs = (form: NameForm) =>
    form.title !== null && form.words.length === 1 && form.count * TITLE_SELDOM > bare(form);
  const value = (form: NameForm) =>
    form.words.length * 4 + (titleBelongs(form) ? 2 : 0) + (form.title === null ? 1 : 0);
  const best = forms.reduce((a, b) => (value(b) > value(a) ? b : a));
  return best.display;
}

/** Code point order: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
