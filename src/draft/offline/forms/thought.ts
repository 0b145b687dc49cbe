import type { FoundCharacter } from '../../../prose/names/characters.ts';
import type { Speech } from '../../../prose/speakers/speech.ts';
import { tenseOf } from '../../../prose/tense/tense-of.ts';

/** Words that somebody thinks, and who: "he", "Nell"; null where nothing says who. */
export interface ReadThought {
  words: string;
  thinker: string | null;
}

const TAGGED =
  /^(.{3,400}?)(?:,|(?<=[!?…]))[*_]{0,3} (he|she|I|(?:\p{Lu}[\p{L}.’'-]*)(?: \p{Lu}[\p{L}’'-]*){0,2}) (?:thought|wondered|mused|reflected|told (?:him|her|my)self|said to (?:him|her|my)self)(?: (?:again|suddenly|bitterly|wearily|\p{Ll}+ly))?\.$/u;
const ITALIC = /^([*_]{1,3})(\S(?:.{1,400})\S)\1[.!?…]?$/u;

/**
 * A thought that stands in the narration without marks of speech: "Not tonight, she thought." or, in a
 * text that kept its italics, "_Not tonight._" What is told of a thought ("It was late, he thought.")
 * is narration.
 */
export function readThought(sentence: string): ReadThought | null {
  const tagged = TAGGED.exec(sentence);
  if (tagged !== null) {
    const words = plain(tagged[1] ?? '');
    if (tenseOf(words) === 'past') return null;
    return { words: /[.!?…]$/.test(words) ? words : `${words}.`, thinker: tagged[2] ?? null };
  }
  const italic = ITALIC.exec(sentence);
  if (italic === null || !/ /.test(italic[2] ?? '') || tenseOf(italic[2] ?? '') === 'past')
    return null;
  return { words: plain(sentence), thinker: null };
}

function plain(words: string): string {
  return words.replace(/[*_]+/g, '').trim();
}

/**
 * Whom a thought belongs to, read along the narration sentence by sentence: whom its tag names, "I" for
 * whoever tells the book, and else whoever was named last. Null where nobody was.
 */
export type FindThinker = (sentence: string, thinker: string | null) => FoundCharacter | null;

/** @param speeches in which everybody stands who may be the one */
export function thinkersAmong(speeches: readonly Speech[]): FindThinker {
  const byName = new Map<string, FoundCharacter>();
  let teller: FoundCharacter | null = null;
  for (const { speaker, how } of speeches) {
    if (speaker === null) continue;
    if (how === 'narrator') teller = speaker;
    for (const form of [speaker.name, ...speaker.aliases])
      if (!byName.has(form)) byName.set(form, speaker);
  }
  let last: FoundCharacter | null = null;
  return (sentence, thinker) => {
    for (const [word] of sentence.matchAll(/\p{Lu}[\p{L}’'-]*\p{L}/gu))
      last = byName.get(word) ?? last;
    if (thinker === 'I') return teller;
    const isNamed = thinker !== null && /^\p{Lu}/u.test(thinker);
    return isNamed ? (byName.get(thinker) ?? null) : last;
  };
}
