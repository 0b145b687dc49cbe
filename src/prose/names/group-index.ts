import type { Gender } from '../words/titles.ts';
import type { NameForm, NameGroup } from './name-group.ts';

/** A group with what the search asks of it, counted along as forms join. */
export interface IndexedGroup extends NameGroup {
  /** Place among the groups. */
  order: number;
  /** How often all its forms are written. */
  mentions: number;
  titles: Set<string | null>;
  byWords: Map<string, NameForm>;
}

/** Titles that a person of another title does not bear as well. */
const FEMALE_TITLES_OF_ONE: ReadonlySet<string> = new Set(['miss', 'mrs']);

/** Titles of men of whom one has one alone: "General Tilney" is neither "Captain Tilney" nor "Mr. Tilney". */
const MALE_TITLES_OF_ONE: ReadonlySet<string> = new Set([
  ...['mr', 'general', 'gen', 'colonel', 'col', 'captain', 'capt', 'major', 'maj', 'lieutenant'],
  ...['admiral', 'sergeant'],
]);

/** "Mrs. Holmes" is not "Miss Holmes" and neither is "Captain Holmes"; no title agrees with any. */
export function titlesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  if (MALE_TITLES_OF_ONE.has(a) && MALE_TITLES_OF_ONE.has(b)) return false;
  return !FEMALE_TITLES_OF_ONE.has(a) && !FEMALE_TITLES_OF_ONE.has(b);
}

export function agree(a: Gender, b: Gender): boolean {
  return a === null || b === null || a === b;
}

/**
 * Groups by the words of their forms, so that the home of a form is found among those that share a
 * word with it. Forms must come in by falling number of words.
 */
export class GroupIndex {
  readonly groups: IndexedGroup[] = [];
  /** Looked at to answer questions: what the work grows with. */
  visits = 0;
  private readonly exact = new Map<string, Map<IndexedGroup, Set<string | null>>>();
  private readonly firsts = new Map<string, Set<IndexedGroup>>();
  private readonly lasts = new Map<string, Set<IndexedGroup>>();
  private readonly ends = new Map<string, Set<IndexedGroup>>();
  private readonly fuller = new Map<string, Map<Gender, Set<IndexedGroup>>>();
  /** By their number of words, those that are not longer than the form last asked for. */
  private readonly waiting = new Map<number, { key: string; group: IndexedGroup }[]>();

  /** A group of its own, of forms that nobody has. */
  found(group: NameGroup): void {
    const indexed: IndexedGroup = {
      ...group,
      order: this.groups.length,
      mentions: 0,
      titles: new Set(),
      byWords: new Map(),
    };
    this.groups.push(indexed);
    for (const form of group.forms) this.enter(indexed, form);
  }

  join(group: IndexedGroup, form: NameForm, gender: Gender): void {
    const same = group.byWords.get(formKey(form));
    if (same === undefined) {
      group.forms.push(form);
      this.enter(group, form);
    } else {
      same.count += form.count;
      same.points += form.points;
      same.places = (same.places ?? 0) + (form.places ?? 0);
      same.display = form.display;
      group.mentions += form.count;
    }
    group.gender ??= gender;
  }

  /** With a form of the same words, whatever their case, under a title that agrees. */
  calledExactly({ title, words }: NameForm): IndexedGroup[] {
    const groups = this.exact.get(wordsKey(words)) ?? [];
    return [...groups].flatMap(([group, titles]) => {
      this.visits += 1;
      return [...titles].some((each) => titlesAgree(each, title)) ? [group] : [];
    });
  }

  /** With a form of more words than one, of which this is the first. */
  withFirst(word: string): IndexedGroup[] {
    return this.visited(this.firsts.get(word));
  }

  /** With a form that ends with the word. */
  withLast(word: string): IndexedGroup[] {
    return this.visited(this.lasts.get(word));
  }

  /** With a form of more words than one that begins or ends with the word and rules nothing. */
  withEnd(word: string): IndexedGroup[] {
    return this.visited(this.ends.get(word));
  }

  /**
   * The only group with a longer form that begins and ends alike: "Daisy Miller" belongs with "Annie P.
   * Miller" only when one's words are among the other's.
   */
  onlyFuller(form: NameForm, gender: Gender): IndexedGroup | null {
    this.enterLongerThan(form.words.length);
    const byGender = this.fuller.get(endsKey(form.words));
    if (byGender === undefined) return null;
    let only: IndexedGroup | null = null;
    for (const [noted, groups] of byGender) {
      if (!agree(noted, gender)) continue;
      for (const group of groups) {
        this.visits += 1;
        if (group.gender !== noted) {
          groups.delete(group);
          include(byGender, group.gender, group);
          if (!agree(group.gender, gender)) continue;
        }
        if (only !== null && only !== group) return null;
        only = group;
      }
    }
    return only;
  }

  private visited(groups: ReadonlySet<IndexedGroup> = new Set()): IndexedGroup[] {
    this.visits += groups.size;
    return [...groups];
  }

  private enter(group: IndexedGroup, form: NameForm): void {
    const { title, words } = form;
    const last = words.at(-1);
    group.mentions += form.count;
    group.titles.add(title);
    if (!group.byWords.has(formKey(form))) group.byWords.set(formKey(form), form);
    const called = this.exact.get(wordsKey(words)) ?? new Map();
    this.exact.set(wordsKey(words), called);
    include(called, group, title);
    if (last === undefined) return;
    include(this.lasts, last, group);
    const [first = ''] = words;
    if (words.length === 1) return;
    include(this.firsts, first, group);
    const waiting = this.waiting.get(words.length) ?? [];
    this.waiting.set(words.length, waiting);
    waiting.push({ key: endsKey(words), group });
    if (words.includes('of')) return;
    include(this.ends, first, group);
    include(this.ends, last, group);
  }

  private enterLongerThan(length: number): void {
    for (const [words, waiting] of this.waiting) {
      if (words <= length) continue;
      this.waiting.delete(words);
      for (const { key, group } of waiting) {
        const byGender = this.fuller.get(key) ?? new Map();
        this.fuller.set(key, byGender);
        include(byGender, group.gender, group);
      }
    }
  }
}

function wordsKey(words: readonly string[]): string {
  return words.map((word) => word.toLowerCase()).join(' ');
}

/** A form's title and words, whatever their case. */
export function formKey({ title, words }: NameForm): string {
  return `${title ?? ''}|${wordsKey(words)}`;
}

function endsKey(words: readonly string[]): string {
  return `${words[0]} ${words.at(-1)}`;
}

function include<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}
