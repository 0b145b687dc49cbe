import type { FoundCharacter } from '../../src/prose/names/characters.ts';
import { fold } from '../../src/prose/words/fold.ts';
import { Occurrences } from '../../src/prose/words/occurrences.ts';
import type { MarkedNovel } from './corpus.ts';

/** Which marked characters, by their names, a found one is right for. */
export type StandsFor = (found: FoundCharacter | null) => ReadonlySet<string>;

const NOBODY: ReadonlySet<string> = new Set();

/** A name as it is compared: folded, without article and full stops. */
export function comparable(name: string): string {
  return fold(name)
    .replace(/^(?:the|an?) /, '')
    .replaceAll('.', '');
}

/**
 * A found character stands for one marked character at most: of those that share a name or an alias
 * with it, for the one whose shared names the text writes most often, times how often it speaks. So two people whom the finder merged are right for one of them only. Where
 * the marking enters one person twice under one name ("Kemp" and "The Doctor", called Kemp), the name
 * is right for both.
 */
export function standsFor(novel: MarkedNovel, characters: readonly FoundCharacter[]): StandsFor {
  const bearers = bearersOf(novel);
  const written = countForms(novel.text, new Set(characters.flatMap(formsOf)));
  const known = new Map<FoundCharacter, ReadonlySet<string>>();
  return (found) => {
    if (found === null) return NOBODY;
    const before = known.get(found);
    if (before !== undefined) return before;
    const main = found.known?.id ?? likeliest(found, bearers, written);
    const right = main === null ? NOBODY : new Set([main, ...sharers(found, main, bearers)]);
    known.set(found, right);
    return right;
  };
}

/** How often each form is written, where it is no part of a longer one: "Bennet" of "Mrs. Bennet". */
function countForms(text: string, forms: ReadonlySet<string>): Map<string, number> {
  const all = new Occurrences(forms);
  const counts = all.count(text.replace(/\s+/g, ' '));
  const own = new Map(counts);
  for (const form of forms) {
    for (const part of all.within(form)) {
      if (part === form) continue;
      own.set(part, Math.max(0, (own.get(part) ?? 0) - (counts.get(form) ?? 0)));
    }
  }
  return own;
}

/** A marked character who bears a name, and how often it speaks (one more, so that nobody is nothing). */
interface Bearer {
  name: string;
  said: number;
}

function likeliest(
  found: FoundCharacter,
  bearers: ReadonlyMap<string, readonly Bearer[]>,
  written: ReadonlyMap<string, number>,
): string | null {
  const scores = new Map<string, number>();
  for (const form of new Set(formsOf(found))) {
    for (const { name, said } of bearers.get(comparable(form)) ?? []) {
      const score = ((written.get(form) ?? 0) + 1) * said;
      scores.set(name, (scores.get(name) ?? 0) + score);
    }
  }
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}

/** Those to whom the marking gives a name of `main` by which the found character is called. */
function sharers(
  found: FoundCharacter,
  main: string,
  bearers: ReadonlyMap<string, readonly Bearer[]>,
): string[] {
  return formsOf(found).flatMap((form) => {
    const names = (bearers.get(comparable(form)) ?? []).map(({ name }) => name);
    return names.includes(main) ? names : [];
  });
}

function formsOf({ name, aliases }: FoundCharacter): string[] {
  return [name, ...aliases];
}

function bearersOf({ characters, quotes }: MarkedNovel): Map<string, Bearer[]> {
  const said = new Map<string, number>();
  for (const { speaker } of quotes) said.set(speaker, (said.get(speaker) ?? 0) + 1);
  const bearers = new Map<string, Bearer[]>();
  const entered = new Set(characters.map(({ name }) => name));
  const others = [...said.keys()].filter((name) => !entered.has(name));
  for (const { name, aliases } of [
    ...characters,
    ...others.map((name) => ({ name, aliases: [] })),
  ]) {
    if (name.startsWith('_')) continue;
    for (const each of new Set([name, ...aliases].map(comparable))) {
      bearers.set(each, [...(bearers.get(each) ?? []), { name, said: (said.get(name) ?? 0) + 1 }]);
    }
  }
  return bearers;
}
