import type { Token } from '../sentences/tokens.ts';
import type { Gender } from '../words/titles.ts';
import type { NameRun } from './find-names.ts';
import { agree } from './group-index.ts';
import type { NameForm, NameGroup } from './name-group.ts';

const NAMING: ReadonlySet<string> = new Set(
  'call calls called calling nicknamed christened dubbed'.split(' '),
);
const OF_WHOM: ReadonlyMap<string, Gender> = new Map([
  ['him', 'm'],
  ['her', 'f'],
]);
/** What belongs to such a name and is written before it: "Old Wick", "the Badger". */
const BEFORE: ReadonlySet<string> = new Set('the old young little big'.split(' '));
/** Between somebody's name and the other one: "Tobias Venn, better known in the town as Wick". */
const BETWEEN: ReadonlySet<string> = new Set(
  `was is also always better best commonly generally usually sometimes known called nicknamed as to in
  the all his her friends family town village neighbours world everybody`.split(/\s+/),
);
const SAYS_SO: ReadonlySet<string> = new Set(['known', 'called', 'nicknamed']);
/** Words between the two names. */
const FARTHEST = 8;
/** People named last who may be meant by a pronoun. */
const REMEMBERED = 6;

interface Told {
  byName: NameForm;
  /** Who may be called so, the likeliest first. */
  of: NameForm[];
  gender: Gender;
}

/** Names that the prose says somebody goes by: "The people of the quay called him Old Wick." */
export class ByNames {
  private readonly told: Told[] = [];
  private recent: { form: NameForm; run: NameRun }[] = [];
  private seen = 0;

  /** Runs come in order. */
  note(tokens: readonly Token[], run: NameRun, form: NameForm): void {
    for (; this.seen < run.from; this.seen++) {
      if (/\n\s*\n/.test(tokens[this.seen]?.gap ?? '')) this.recent = [];
    }
    const told = this.ofPronoun(tokens, run, form) ?? this.ofName(tokens, run, form);
    if (told !== null) this.told.push(told);
    this.recent.unshift({ form, run });
    this.recent.length = Math.min(this.recent.length, REMEMBERED);
  }

  private ofPronoun(tokens: readonly Token[], run: NameRun, byName: NameForm): Told | null {
    const at = beforeName(tokens, run);
    const gender = OF_WHOM.get(tokens[at]?.lower ?? '');
    if (gender === undefined || !NAMING.has(tokens[at - 1]?.lower ?? '')) return null;
    if (!isUnbroken(tokens, at, run.from)) return null;
    return { byName, of: this.recent.map(({ form }) => form), gender };
  }

  private ofName(tokens: readonly Token[], run: NameRun, byName: NameForm): Told | null {
    const [last] = this.recent;
    if (last === undefined || run.from - last.run.to > FARTHEST) return null;
    const between = tokens.slice(last.run.to, beforeName(tokens, run) + 1);
    const says = between.some(({ lower }) => SAYS_SO.has(lower));
    if (!says || !between.every(({ lower, gap }) => BETWEEN.has(lower) && /^,?\s+$/.test(gap)))
      return null;
    return { byName, of: [last.form], gender: null };
  }

  /** Puts those names to the people whom they mean. */
  join(groups: readonly NameGroup[]): NameGroup[] {
    if (this.told.length === 0) return [...groups];
    const homes = new Map(groups.flatMap((group) => group.forms.map((form) => [form, group])));
    const gone = new Set<NameGroup>();
    for (const { byName, of, gender } of this.told) {
      const named = homes.get(byName);
      const person = of.map((form) => homes.get(form)).find((each) => isMeant(each, gender));
      if (named === undefined || person === undefined || !isByName(named, person)) continue;
      person.forms.push(...named.forms);
      for (const form of named.forms) homes.set(form, person);
      gone.add(named);
    }
    return groups.filter((group) => !gone.has(group));
  }
}

/** The index of the word before the name and what belongs to it. */
function beforeName(tokens: readonly Token[], run: NameRun): number {
  let at = run.from - 1;
  while (BEFORE.has(tokens[at]?.lower ?? '')) at--;
  return at;
}

function isUnbroken(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to + 1).every(({ gap }) => /^\s+["“”'‘]?$/.test(gap));
}

function isMeant(group: NameGroup | undefined, gender: Gender): boolean {
  return group !== undefined && agree(group.gender, gender) && group.forms.some(isSomebody);
}

/** A place is named as well: "the people of Sallow Quay". */
function isSomebody({ points }: NameForm): boolean {
  return points > 0;
}

/** Somebody who is called so seldom, by a word: a full name is a person's own. */
function isByName(named: NameGroup, person: NameGroup): boolean {
  if (named === person || named.known !== null || !agree(named.gender, person.gender)) return false;
  if (named.forms.some(isFull)) return false;
  return counted(named) <= counted(person);
}

function isFull({ title, words }: NameForm): boolean {
  return title !== null || words.filter((word) => !BEFORE.has(word.toLowerCase())).length > 1;
}

function counted({ forms }: NameGroup): number {
  return forms.reduce((sum, { count }) => sum + count, 0);
}
