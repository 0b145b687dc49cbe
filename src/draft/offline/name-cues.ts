import type { FoundCharacter } from '../../prose/names/characters.ts';
import { parseName } from '../../prose/names/group-names.ts';

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
  const cues = new Map<FoundCharacter, string>();
  const taken = new Set<string>([UNKNOWN_CUE]);
  for (const character of characters) {
    const forms = formsOf(character);
    const own = forms.filter((form) => /\s/.test(form) || isOwn(form));
    const choice = mostUsed(own.length > 0 ? own : forms, forms, prose);
    const cue = [choice, character.name, ...forms]
      .map(toCue)
      .find((c) => c !== '' && !taken.has(c));
    const unique = cue ?? numbered(toCue(character.name), taken);
    taken.add(unique);
    cues.set(character, unique);
  }
  return cues;
}

function formsOf(character: FoundCharacter): string[] {
  const roles = /^\p{Ll}/u;
  return [character.name, ...character.aliases.filter((alias) => !roles.test(alias))];
}

/** Counts a form only where it is not part of a longer one. */
function mostUsed(candidates: string[], forms: string[], prose: string): string {
  const raw = (form: string) => prose.split(form).length - 1;
  const own = (form: string) =>
    forms
      .filter((other) => other !== form && other.includes(form))
      .reduce((count, other) => count - raw(other), raw(form));
  return candidates.reduce((best, form) => (own(form) > own(best) ? form : best));
}

/** Upper case, without what a cue line cannot hold. */
function toCue(name: string): string {
  return name
    .replace(/[()^\r\n]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

function numbered(cue: string, taken: Set<string>): string {
  const base = cue === '' ? UNKNOWN_CUE : cue;
  let number = 2;
  while (taken.has(`${base} ${number}`)) number++;
  return `${base} ${number}`;
}
