import { type Phrase, phraseAt } from './phrases.ts';
import type { Reader } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';

/** A phrase with the place where it begins. */
type Placed = Pick<Phrase, 'singular' | 'kind' | 'end'> & { start: number };

const EACH = /^(?:each|one|neither|either|another|none)$/;
const SEVERAL = /^(?:both|many|several|few|two|three|four|five|six)$/;
const SHARE = /^(?:some|most|all|half|any)$/;
/** What stands behind these is where somebody is. */
const PLACES = /^(?:at|on|behind|beside|near|opposite|under|above|below|inside|outside)$/;
/** A longer phrase than this is not looked for. */
const LONGEST_PHRASE = 8;

/** Whether what the relative clause at `i` tells of is one or many: "Tom and Ida, who had come". */
export function antecedent(reader: Reader, i: number): boolean | null {
  const { words, relative } = reader;
  const opener = words[i]?.lower ?? '';
  // "a man who cared for few things, and who hated noise"
  const isRepeated = relative !== null && words[relative.from]?.lower === opener;
  if (isRepeated && words[i - 1]?.pos === 'CCONJ') return relative.subject;
  const share = shareOf(words, i);
  if (share !== null) return share;
  const phrase = toldOf(words, reader.phrase, opener);
  return phrase === null ? null : numberOfTold(reader, phrase, opener === 'who');
}

/** "each of which", "some of whom" */
function shareOf(words: readonly TaggedWord[], i: number): boolean | null {
  if (words[i - 1]?.lower !== 'of' || !/^wh(?:ich|om)$/.test(words[i]?.lower ?? '')) return null;
  const share = words[i - 2]?.lower ?? '';
  if (EACH.test(share)) return true;
  if (SEVERAL.test(share)) return false;
  if (!SHARE.test(share)) return null;
  return words[i]?.lower === 'whom' ? false : (phraseBefore(words, i - 4)?.singular ?? null);
}

/** What is told of: a word that the pronoun cannot stand for leads back to the phrase before its preposition. */
function toldOf(words: readonly TaggedWord[], last: Placed | null, opener: string): Placed | null {
  // "It was Tom, not the men, who"
  if (
    last !== null &&
    words[last.start - 1]?.lower === 'not' &&
    words[last.start - 2]?.text === ','
  )
    return phraseBefore(words, last.start - 3) ?? last;
  if (last === null || words[last.start - 1]?.pos !== 'ADP') return last;
  const before = phraseBefore(words, last.start - 2);
  if (before === null || before.kind === 'subject') return last;
  const isOf = words[last.start - 1]?.lower === 'of';
  // "the thoughts of Ida which", "the stir in him which"
  if (opener === 'which' && (last.kind === 'object' || words[last.end]?.pos === 'PROPN'))
    return before;
  // "the children after dinner, who", "wreaths of smoke that"
  // "the men at New Haven who", "the boys behind the counter who"
  const lead = words[last.start - 1]?.lower ?? '';
  const isPlace = PLACES.test(lead) || (lead === 'in' && words[last.end]?.pos === 'PROPN');
  if (opener === 'who' && isPlace && words[before.start - 1]?.pos !== 'VERB') return before;
  if (isBare(words, last) && (opener === 'who' || (isOf && !before.singular))) return before;
  return last;
}

/** "dinner", "blue smoke": neither somebody nor one thing of many. */
function isBare(words: readonly TaggedWord[], { start, end, singular }: Placed): boolean {
  const isAlone = start === end || words[start]?.pos === 'ADJ';
  return isAlone && singular && words[end]?.pos === 'NOUN';
}

/** The longest phrase that ends at `end`. */
function phraseBefore(words: readonly TaggedWord[], end: number): Placed | null {
  let found: Placed | null = null;
  for (let start = end; start >= 0 && start > end - LONGEST_PHRASE; start--) {
    const phrase = phraseAt(words, start);
    if (phrase?.end === end) found = { ...phrase, start };
  }
  return found;
}

function numberOfTold(
  { words, free }: Reader,
  phrase: Placed & { isGoverned?: boolean },
  isWho: boolean,
): boolean {
  const [first, last] = [words[phrase.start], words[phrase.end]];
  const isPair =
    words[phrase.start - 1]?.lower === 'and' &&
    /^(?:PROPN|NOUN)$/.test(first?.pos ?? '') &&
    /^(?:PROPN|NOUN)$/.test(words[phrase.start - 2]?.pos ?? '');
  const isOnly =
    free !== null && words.slice(free.start, free.end).some(({ lower }) => lower === 'only');
  if (isOnly && phrase.isGoverned === true && free.end === phrase.start - 2) return free.singular;
  // "the qualities in him which pleased her", "from Tom's hands, who"
  if (phrase.kind === 'object' && free !== null && free.end === phrase.start - 2)
    return free.singular;
  if (isWho && first?.lower === 'all' && phrase.start === phrase.end) return false;
  const isOwned = words.slice(phrase.start, phrase.end).some(({ lower }) => lower === "'s");
  if (isOwned && isWho) return !/^(?:children|men|women|people)$/.test(last?.lower ?? '');
  return isPair ? false : phrase.singular;
}
