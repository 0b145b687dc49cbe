import type { FoundCharacter } from '../names/characters.ts';
import { descriptionsOf } from '../names/descriptions.ts';
import { determinerBefore } from '../names/find-roles.ts';
import { locateMentions } from '../names/locate-mentions.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import { ANYBODY, INDEFINITES, PERSON_NOUNS, POINTING_NOUNS } from '../words/speech-words.ts';
import type { Gender } from '../words/titles.ts';

/** A word or words that stand for a person. */
export interface Ref {
  /** Token indexes, `to` exclusive. */
  from: number;
  to: number;
  /**
   * `name` and `role` know the character; `pointer` ("my friend") and the pronouns do not; an
   * `unknown` ("somebody") is nobody whom the text names.
   */
  kind: 'name' | 'role' | 'pointer' | 'pronoun' | 'first' | 'unknown';
  character: number | null;
  gender: Gender;
  /** "his", "Holmes's": the person is not what the sentence is about. */
  possessive: boolean;
}

const NEW = /^(?:an?|another|some)$/;

/** Finds everything that stands for a person, in order: names, roles, pronouns. */
export function findRefs(parsed: ParsedProse, characters: FoundCharacter[]): Ref[] {
  const { tokens } = parsed;
  const roles = roleIndex(characters);
  const mentions = locateMentions(tokens, characters);
  const refs: Ref[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const mention = mentions[next];
    if (mention !== undefined && mention.from === i) {
      const possessive = tokens[mention.to - 1]?.possessive === true;
      const article = tokens[i - 1]?.lower === 'the' ? 1 : 0;
      refs.push({ ...mention, from: i - article, kind: 'name', gender: null, possessive });
      i = mention.to - 1;
      next++;
      continue;
    }
    const ref = pronounAt(parsed, i) ?? nounAt(parsed, i, roles);
    if (ref === null) continue;
    refs.push(ref);
    i = ref.to - 1;
  }
  return refs;
}

function roleIndex(characters: FoundCharacter[]): Map<string, number> {
  const roles = new Map<string, number>();
  characters.forEach((character, index) => {
    for (const noun of nounsOf(character)) if (!roles.has(noun)) roles.set(noun, index);
  });
  return roles;
}

/** Nouns by which narration means the character. */
function nounsOf({ name, aliases, known }: FoundCharacter): string[] {
  const found = [name, ...aliases].flatMap((each) => {
    const noun = each.toLowerCase().replace(/^the /, '');
    if (/^the \p{Ll}+$/u.test(each)) return [noun];
    return known === null && PERSON_NOUNS.has(noun) ? [noun] : [];
  });
  const described = known === null ? [] : descriptionsOf(known);
  return [...found, ...described.flatMap((words) => (words.length === 1 ? words : []))];
}

function pronounAt(parsed: ParsedProse, at: number): Ref | null {
  const token = parsed.tokens[at];
  if (token !== undefined && INDEFINITES.has(token.lower)) return unknownAt(at);
  const pronoun = token === undefined ? undefined : parsed.language.pronouns.get(token.lower);
  if (token === undefined || pronoun === undefined || pronoun.plural) return null;
  if (token.lower === 'i' && token.text !== 'I') return null;
  const possessive = ['his', 'her', 'my'].includes(token.lower);
  const kind = pronoun.first ? 'first' : 'pronoun';
  const gender = pronoun.gender;
  return { from: at, to: at + 1, kind, character: null, gender, possessive };
}

function unknownAt(at: number): Ref {
  const nobody = { character: null, gender: null, possessive: false };
  return { from: at, to: at + 1, kind: 'unknown', ...nobody };
}

function nounAt(parsed: ParsedProse, at: number, roles: Map<string, number>): Ref | null {
  const { tokens } = parsed;
  const token = tokens[at];
  if (token === undefined) return null;
  if (!roles.has(token.lower) && (token.capitalised || !PERSON_NOUNS.has(token.lower))) return null;
  const from = determinerBefore(parsed, at);
  if (from === -1) return null;
  const gender = PERSON_NOUNS.get(token.lower) ?? null;
  const role = POINTING_NOUNS.has(token.lower) ? undefined : roles.get(token.lower);
  if (role === undefined && ANYBODY.has(token.lower) && NEW.test(tokens[from]?.lower ?? '')) {
    const newcomer = newcomerAt(parsed, from, at, gender);
    if (newcomer !== null) return newcomer;
  }
  const kind = role === undefined ? 'pointer' : 'role';
  return { from, to: at + 1, kind, character: role ?? null, gender, possessive: token.possessive };
}

/**
 * "screamed a woman's voice", "a man called": who speaks and whom the text has not told of before; null for who does
 * not speak. "Said a voice" is mostly one that is known, and not seen.
 */
function newcomerAt({ tokens }: ParsedProse, from: number, at: number, gender: Gender): Ref | null {
  const isVoice = tokens[at]?.possessive === true && tokens[at + 1]?.lower === 'voice';
  const to = isVoice ? at + 2 : at + 1;
  const speaks = tokens[from - 1]?.reports === true || tokens[to]?.reports === true;
  if (!speaks || (tokens[at]?.possessive === true && !isVoice)) return null;
  return { from, to, kind: 'unknown', character: null, gender, possessive: false };
}
