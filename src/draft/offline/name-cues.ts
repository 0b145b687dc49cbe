import type { FoundCharacter } from '../../prose/names/characters.ts';
import { parseName } from '../../prose/names/group-names.ts';
import { Occurrences } from '../../prose/words/occurrences.ts';

/** The cue of a speaker whom nothing in the text tells. */
export const UNKNOWN_CUE = 'VOICE';

/**
 * A cue for every character: the short form that the prose uses most and that means nobody else
 * (HOLMES), with its title where the prose seldom leaves it out (MRS. HUDSON).
 */
export function nameCues(characters: FoundCharacter[], prose: string): Map<FoundCharacter, string> {
  const owners = new Map<string, number>();
  for (const character of characters) {
    const words = new Set(formsOf(character).flatMap((form) => parseName(form).words));
    for (const word of words)
      owners.set(word.toUpperCase(), (owners.get(word.toUpperCase()) ?? 0) + 1);
  }
  const isOwn = (form: string) => (owners.get(form.toUpperCase()) ?? 0) === 1;
  const named = characters.map((character) => {
    const forms = formsOf(character);
    const own = forms.filter((form) => /\s/.test(form) || isOwn(form));
    return { character, forms, candidates: own.length > 0 ? own : forms };
  });
  const mostUsed = usageIn(prose, named);
  const cues = new Map<FoundCharacter, string>();
  const taken = new Set<string>([UNKNOWN_CUE]);
  const numbers = new Map<string, number>();
  for (const { character, forms, candidates } of named) {
    const cue = [mostUsed(candidates, forms), character.name, ...forms]
      .map(toCue)
      .find((c) => c !== '' && !taken.has(c));
    const unique = cue ?? numbered(toCue(character.name), taken, numbers);
    taken.add(unique);
    cues.set(character, unique);
  }
  return cues;
}

/** The form of a name that a cue stands for: "Mrs. Hudson" of MRS. HUDSON. */
export function formOfCue(character: FoundCharacter, cue: string): string {
  return formsOf(character).find((form) => toCue(form) === cue) ?? character.name;
}

function formsOf(character: FoundCharacter): string[] {
  const roles = /^\p{Ll}/u;
  return [character.name, ...character.aliases.filter((alias) => !roles.test(alias))];
}

/** Counts a form only where it is not part of a longer one of the same character. */
function usageIn(prose: string, named: readonly { forms: string[]; candidates: string[] }[]) {
  const unsure = named.filter(({ candidates }) => candidates.length > 1);
  const occurrences = new Occurrences(unsure.flatMap(({ forms }) => forms));
  const counts = occurrences.count(prose);
  return (candidates: string[], forms: string[]): string => {
    const [only = ''] = candidates;
    if (candidates.length === 1) return only;
    const own = new Map(forms.map((form) => [form, counts.get(form) ?? 0]));
    for (const form of forms) {
      for (const part of occurrences.within(form)) {
        const count = own.get(part);
        if (part !== form && count !== undefined) own.set(part, count - (counts.get(form) ?? 0));
      }
    }
    const ownOf = (form: string) => own.get(form) ?? 0;
    return candidates.reduce((best, form) => (ownOf(form) > ownOf(best) ? form : best));
  };
}

/** Upper case, without what a cue line cannot hold. */
function toCue(name: string): string {
  return name
    .replace(/[()^\r\n]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

/** @param numbers where to go on from, by cue */
function numbered(cue: string, taken: Set<string>, numbers: Map<string, number>): string {
  const base = cue === '' ? UNKNOWN_CUE : cue;
  let number = numbers.get(base) ?? 2;
  while (taken.has(`${base} ${number}`)) number++;
  numbers.set(base, number);
  return `${base} ${number}`;
}
