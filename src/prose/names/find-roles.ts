import type { ParsedProse } from '../quotations/parse-prose.ts';
import { BETWEEN_WORDS, DETERMINERS, PERSON_NOUNS, POINTING_NOUNS } from '../words/speech-words.ts';
import type { FoundCharacter, KnownCharacter } from './characters.ts';

/** Adjectives that may stand between "the" and the person noun. */
const MOST_ADJECTIVES = 2;

/**
 * People whom narration describes and never names: "said the landlady". Only who is said to speak
 * counts; the name is the noun ("Landlady"). Nouns that point back at somebody ("my friend") are
 * none.
 */
export function findRoles(parsed: ParsedProse, known: KnownCharacter[]): FoundCharacter[] {
  const { tokens } = parsed;
  const roles = new Map<string, { speaks: boolean; mentions: number }>();
  tokens.forEach((token, i) => {
    if (token.capitalised || !isRoleNoun(token.lower) || token.possessive) return;
    const from = determinerBefore(parsed, i);
    if (from === -1) return;
    const role = roles.get(token.lower) ?? { speaks: false, mentions: 0 };
    role.mentions++;
    role.speaks ||= isReporting(parsed, from - 1) || isReporting(parsed, afterAdverbs(parsed, i));
    roles.set(token.lower, role);
  });
  return [...roles]
    .filter(([, role]) => role.speaks)
    .map(([noun, role]) => {
      const name = noun.charAt(0).toUpperCase() + noun.slice(1);
      const match = known.find((k) => [k.name, ...k.aliases].some((n) => isSame(n, noun)));
      const aliases = [name, `the ${noun}`].filter((alias) => alias !== match?.name);
      return match === undefined
        ? { name, aliases: [`the ${noun}`], mentions: role.mentions, known: null }
        : { name: match.name, aliases, mentions: role.mentions, known: match };
    });
}

function isSame(name: string, noun: string): boolean {
  return name.toLowerCase().replace(/^the /, '') === noun;
}

function isRoleNoun(lower: string): boolean {
  return PERSON_NOUNS.has(lower) && !POINTING_NOUNS.has(lower);
}

/** Index of the determiner before the noun at `at`, adjectives between; -1 where there is none. */
export function determinerBefore(parsed: ParsedProse, at: number): number {
  for (let i = at - 1; i >= Math.max(0, at - 1 - MOST_ADJECTIVES); i--) {
    const token = parsed.tokens[i];
    const gap = parsed.tokens[i + 1]?.gap ?? '';
    if (token === undefined || !/^,?\s+$/.test(gap)) return -1;
    if (DETERMINERS.has(token.lower)) return i;
  }
  return -1;
}

function isReporting(parsed: ParsedProse, at: number): boolean {
  const token = parsed.tokens[at];
  return token?.reports === true;
}

function afterAdverbs(parsed: ParsedProse, noun: number): number {
  let i = noun + 1;
  while (i < noun + 3 && BETWEEN_WORDS.has(parsed.tokens[i]?.lower ?? '')) i++;
  return i;
}
