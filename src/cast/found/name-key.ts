import { normaliseCue } from '../match/cue-names.ts';

/** Names that differ in case, accents, marks or an article are one: "the Captain" and "Captain". */
export function nameKey(name: string): string {
  return normaliseCue(name).replace(/^the /, '');
}

/** All that somebody is called, once each. */
export function namesOf({ name, aliases }: { name: string; aliases: readonly string[] }): string[] {
  return [...new Set([name, ...aliases])];
}
