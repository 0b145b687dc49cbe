import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { Token } from '../sentences/tokens.ts';
import {
  ANYBODY,
  BETWEEN_WORDS,
  DETERMINERS,
  PERSON_NOUNS,
  POINTING_NOUNS,
} from '../words/speech-words.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import type { FoundCharacter, KnownCharacter } from './characters.ts';
import { descriptionsOf } from './descriptions.ts';
import { withinTest } from './within-test.ts';

/** People called by their nation or faith: capitalised, and no names. */
const NATIONS: ReadonlySet<string> = new Set(
  `jew jewess frenchman frenchwoman englishman englishwoman irishman scotchman scotsman welshman
  dutchman german russian pole polish italian spaniard american indian chinaman greek turk
  negro`.split(/\s+/),
);
/** Words after "said the" that are no noun of their own. */
const NO_NOUNS: ReadonlySet<string> = new Set(
  `first second third fourth last next former latter same one two three other others others' old young
  little poor good great new whole rest elder younger eldest youngest same very most words word thing
  truth voice voices name fact story letter book question answer men women people boys girls ladies
  gentlemen children words sentence more less`.split(/\s+/),
);
/** A noun that no list has is a role where somebody who speaks is called so again. */
const CALLED_AGAIN = 2;
/** Adjectives that may stand between "the" and the person noun. */
const MOST_ADJECTIVES = 2;

/**
 * People whom narration describes and never names: "said the landlady". Only who is said to speak
 * counts; the name is the noun ("Landlady"). Nouns that point back at somebody ("my friend") are
 * none.
 */
export function findRoles(parsed: ParsedProse, known: KnownCharacter[]): FoundCharacter[] {
  const { tokens } = parsed;
  const roles = new Map<string, { speaks: number; mentions: number }>();
  const spoken = withinTest(parsed.quotations);
  tokens.forEach((token, i) => {
    if (spoken(token.start) || token.possessive || !mayBeRole(token)) return;
    const from = determinerBefore(parsed, i);
    if (from === -1) return;
    const listed = isRoleNoun(token.lower);
    const tagged = isReporting(parsed, from - 1);
    if (!listed && (tokens[from]?.lower !== 'the' || from < i - 2)) return;
    const role = roles.get(token.lower) ?? { speaks: 0, mentions: 0 };
    role.mentions++;
    if (listed) {
      if (tagged || isReporting(parsed, afterAdverbs(parsed, i))) role.speaks++;
    } else if (tagged ? endsTag(parsed, from - 1, i) : beginsTag(parsed, from, i)) role.speaks++;
    roles.set(token.lower, role);
  });
  return [...roles]
    .filter(
      ([noun, { speaks, mentions }]) =>
        speaks > 0 && (isRoleNoun(noun) || mentions >= CALLED_AGAIN),
    )
    .map(([noun, role]) => {
      const name = noun.charAt(0).toUpperCase() + noun.slice(1);
      const match = known.find((k) => descriptionsOf(k).some((words) => isSame(words, noun)));
      const aliases = [name, `the ${noun}`].filter((alias) => alias !== match?.name);
      return match === undefined
        ? { name, aliases: [`the ${noun}`], mentions: role.mentions, known: null }
        : { name: match.name, aliases, mentions: role.mentions, known: match };
    });
}

function isSame(words: readonly string[], noun: string): boolean {
  return words.length === 1 && words[0] === noun;
}

/** `," said the beadle,`: between the marks of a speech and a stop. */
function endsTag({ tokens, prose }: ParsedProse, verb: number, noun: number): boolean {
  const end = tokens[noun]?.end ?? 0;
  return /["”’'»]\s+$/.test(tokens[verb]?.gap ?? '') && /[,.;:!?]/.test(prose.charAt(end));
}

/** `," the curate said.`: from the mark of a speech to a stop, with nothing else in between. */
function beginsTag(parsed: ParsedProse, determiner: number, noun: number): boolean {
  const verb = afterAdverbs(parsed, noun);
  if (determiner !== noun - 1 || !isReporting(parsed, verb)) return false;
  const end = parsed.tokens[verb]?.end ?? 0;
  const opens = /["”’'»]\s+$/.test(parsed.tokens[determiner]?.gap ?? '');
  return opens && /[,.;:!?]/.test(parsed.prose.charAt(end));
}

/** "the beadle", "the Jew"; other capitalised words are names, and found as such. */
function mayBeRole({ lower, capitalised }: Token): boolean {
  if (POINTING_NOUNS.has(lower) || ANYBODY.has(lower) || NO_NOUNS.has(lower)) return false;
  if (STOP_WORDS.has(lower) && !PERSON_NOUNS.has(lower)) return false;
  return capitalised ? NATIONS.has(lower) : lower.length > 2 && !/ly$|ed$|ing$/.test(lower);
}

function isRoleNoun(lower: string): boolean {
  return PERSON_NOUNS.has(lower) && !POINTING_NOUNS.has(lower) && !ANYBODY.has(lower);
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
