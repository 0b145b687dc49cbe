import type { NameRun } from './find-names.ts';
import { formKey, type IndexedGroup } from './group-index.ts';
import type { NameForm } from './name-group.ts';

/** Forms that share a word and yet mean two people. */
export interface Apart {
  /** Whether the form means somebody else than the group does. */
  are(form: NameForm, group: IndexedGroup): boolean;
  /** Whether one sentence names the form as well as a full name of the group, and both act. */
  act(form: NameForm, group: IndexedGroup): boolean;
  /** How often the group is called by a given name and nothing else. */
  calledByGivenName(group: IndexedGroup): number;
  /** How often a word alone is the name, and how often it is so in narration. */
  alone(word: string): { all: number; narrated: number };
}

export const ALL_TOGETHER: Apart = {
  are: () => false,
  act: () => false,
  calledByGivenName: () => 0,
  alone: () => ({ all: 0, narrated: 0 }),
};

/** Names of one sentence that are compared with each other, at most. */
const MOST_IN_SENTENCE = 4;
/** So often in one sentence, and once in so many namings of the rarer one, two forms are two people. */
const LEAST_TIMES = 3;
const NAMINGS_A_TIME = 25;

/** Counts who is named together with whom: one sentence seldom names one person in two ways. */
export class Together implements Apart {
  private readonly times = new Map<string, Map<string, number>>();
  private readonly counts = new Map<string, number>();
  private readonly others = new Map<string, string[]>();
  private readonly narrated = new Map<string, number>();
  private sentence: string[] = [];

  /**
   * @param begins whether a sentence began between the name before and this one
   * @param spoken whether somebody says it
   */
  note(form: NameForm, begins: boolean, spoken: boolean): void {
    const key = formKey(form);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (!spoken) this.narrated.set(key, (this.narrated.get(key) ?? 0) + 1);
    if (begins) this.sentence = [];
    for (const other of this.sentence) {
      if (other === key) continue;
      this.count(key, other);
      this.count(other, key);
    }
    this.sentence.push(key);
    if (this.sentence.length > MOST_IN_SENTENCE) this.sentence.shift();
  }

  are(form: NameForm, group: IndexedGroup): boolean {
    return this.othersThan(formKey(form)).some(
      (other) => group.byWords.has(other) || isGivenNameOf(other, group),
    );
  }

  act(form: NameForm, group: IndexedGroup): boolean {
    const beside = this.times.get(formKey(form));
    if (beside === undefined || !acts(form)) return false;
    return group.forms.some(
      (other) => other.words.length > 1 && beside.has(formKey(other)) && acts(other),
    );
  }

  /** Forms that are named together with this one too often to mean the same person. */
  private othersThan(key: string): readonly string[] {
    let others = this.others.get(key);
    if (others !== undefined) return others;
    const count = this.counts.get(key) ?? 0;
    others = [...(this.times.get(key) ?? [])].flatMap(([other, times]) => {
      const rarer = Math.min(count, this.counts.get(other) ?? 0);
      const seldom = times < LEAST_TIMES || times * NAMINGS_A_TIME < rarer;
      return seldom || isWithin(key, other) || isWithin(other, key) ? [] : [other];
    });
    this.others.set(key, others);
    return others;
  }

  calledByGivenName(group: IndexedGroup): number {
    const given = new Set(
      group.forms.flatMap(({ words }) => (words.length > 1 ? [words[0]?.toLowerCase() ?? ''] : [])),
    );
    return [...given].reduce((sum, word) => sum + (this.counts.get(`|${word}`) ?? 0), 0);
  }

  alone(word: string): { all: number; narrated: number } {
    const key = `|${word.toLowerCase()}`;
    return { all: this.counts.get(key) ?? 0, narrated: this.narrated.get(key) ?? 0 };
  }

  private count(one: string, other: string): void {
    const times = this.times.get(one) ?? new Map<string, number>();
    this.times.set(one, times.set(other, (times.get(other) ?? 0) + 1));
  }
}

/** Points a mention from which on a name is somebody who acts and speaks (see person-evidence.ts). */
const ACTS_OFTEN = 0.7;

export function acts({ count, points }: NameForm): boolean {
  return points >= count * ACTS_OFTEN;
}

/** "Anne" and "Anne Shirley" are named together where one speaks to the other of whom both know. */
function isWithin(key: string, other: string): boolean {
  const words = other.slice(other.indexOf('|') + 1).split(' ');
  return key
    .slice(key.indexOf('|') + 1)
    .split(' ')
    .every((word) => words.includes(word));
}

/** "Charles" of the group of Charles Wilcox, before the bare names have joined. */
function isGivenNameOf(key: string, group: IndexedGroup): boolean {
  if (!key.startsWith('|')) return false;
  const word = key.slice(1);
  return group.forms.some(({ words }) => words.length > 1 && words[0]?.toLowerCase() === word);
}

/** A sentence begins inside or before the run, seen from the run before it. */
export function beginsSentence(
  tokens: readonly { sentenceStart: boolean }[],
  before: NameRun | null,
  run: NameRun,
): boolean {
  if (before === null) return true;
  for (let i = before.to; i <= run.from; i++) if (tokens[i]?.sentenceStart) return true;
  return false;
}
