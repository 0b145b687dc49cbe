import { innermost, type Reader, takesObject, waiting, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DOES_ALONE, isBound, LINKING, MOVES } from './verb-classes.ts';

const OWN = /^(?:my|his|her|its|our|their)$/;
export const NOMINATIVE = /^(?:i|he|she|we|they)$/;

/** Whether a form that may be a past or a participle tells how somebody is, by what stands beside it. */
export function describesSomebody(reader: Reader, at: number, i: number): boolean {
  const { words } = reader;
  const before = words[at];
  if (before === undefined) return false;
  // "I'm supposed"
  if ((before.pos !== 'PROPN' && isBound(words, i)) || /'(?:m|re|ve)$/.test(before.lower))
    return true;
  // "Everything considered, she went", "Strictly considered, it was absurd"
  if (words[i]?.lower === 'considered' && words[i + 1]?.text === ',') return true;
  if (isBehindLinking(reader, at, i) && !takesObject(words, i)) return true;
  if (isOfDegree(reader, at, i)) return true;
  if (before.pos === 'ADP' && isBehindPreposition(reader, at, i)) return true;
  // "a bird newly arrived from the south"
  if (words[i - 1]?.lower === 'newly') return true;
  // "at a man named Harlow's"
  if (words[i]?.lower === 'named' && /^an?$/.test(words[reader.phrase?.start ?? i]?.lower ?? ''))
    return true;
  // "though each really convinced", "Eager to see it finished"
  if (before.lower === 'each' && /^(?:though|although)$/.test(words[at - 1]?.lower ?? ''))
    return true;
  if (isSeenDone(reader, at, i)) return true;
  const clause = innermost(reader);
  if (isWithOwn(reader, at) && !takesObject(words, i)) return true;
  if (clause.hasVerb && isDoneBy(words, i)) return true;
  if (isHowSomebodyIs(words, i)) return true;
  // "as one lost", "her face red and her eyes fixed upon it"
  if (before.lower === 'one' && words[at - 1]?.pos === 'ADP') return true;
  const isHeld = HELD.test(words[i]?.lower ?? '') && !takesObject(words, i);
  return isHeld && clause.hasVerb && isOwnPart(reader, at);
}

const DEGREE = /^(?:more|most|less|much|equally|quite|very|too|as)$/;

/** How somebody holds a part of himself. */
const HELD = /^(?:fixed|clasped|folded|clenched|crossed|bowed)$/;

export const GOES_BY =
  /^(?:begin|end|pass|swear|profit|drive|ride|fly|roll|slip|drop|slide|sail|travel|abide|answer|judge|start|conclude|finish)$/;

/** "dimly lit streets", "an air of composed quiet"; but "what he wished for pleased Ida" */
function isBehindPreposition(reader: Reader, at: number, i: number): boolean {
  const { words } = reader;
  const [word, next] = [words[i], words[i + 1]];
  if (next?.pos === 'NOUN') return at < i - 1;
  const isAct = DOES_ALONE.has(word?.lemma ?? '') || LINKING.has(word?.lemma ?? '');
  return next?.pos === 'ADJ' && words[i + 2]?.pos === 'PUNCT' && !isAct;
}

/** "to see it finished": what somebody sees, has or finds done to a thing. */
function isSeenDone({ words, verb }: Reader, at: number, i: number): boolean {
  const seen = words[at - 1];
  return (
    /^(?:it|them|him|her)$/.test(words[at]?.lower ?? '') &&
    verb?.at === at - 1 &&
    verb.form === 'other' &&
    /^(?:see|hear|have|get|make|find|keep|leave|want|wish|think)$/.test(seen?.lemma ?? '') &&
    !takesObject(words, i)
  );
}

/** "he became absorbed", "she had been proved justified" */
function isBehindLinking(reader: Reader, at: number, i: number): boolean {
  const { words } = reader;
  const before = words[at];
  if (before?.pos !== 'VERB') return false;
  if (LINKING.has(before.lemma)) return true;
  // "the way in which this was said showed that"
  if (waiting(reader) !== null && words[i + 1]?.lower === 'that') return false;
  const auxiliary = words[wordBefore(words, at)]?.lower ?? '';
  return !/ing$/.test(before.lower) && /^(?:been|be|was|were|is|are)$/.test(auxiliary);
}

/** "and still more pleased", "quite happy quite satisfied", "half amused, and half offended" */
function isOfDegree({ words, phrase }: Reader, at: number, i: number): boolean {
  if (words[i - 1]?.lower === 'half')
    return words.slice(0, i - 1).some(({ lower }) => lower === 'half');
  if (words[i - 1]?.lower === 'but' && words[i - 2]?.lower === 'all') return true;
  const last = words[i - 1]?.lower ?? '';
  if (last === 'little' && words[i - 2]?.lower === 'too') return true;
  // "thought it better avoided."
  if (/^(?:better|best)$/.test(last) && words[i + 1]?.text === '.' && at < i - 1) return true;
  const isMore = /ly$/.test(last) && /^(?:more|most)$/.test(words[i - 2]?.lower ?? '');
  const isDegree = isMore || DEGREE.test(last);
  const { lemma = '' } = words[i] ?? {};
  if (!isDegree || takesObject(words, i) || DOES_ALONE.has(lemma) || LINKING.has(lemma))
    return false;
  const isWith = phrase?.end === at && words[phrase.start - 1]?.lower === 'with';
  return isWith || !/^(?:NOUN|PROPN|PRON)$/.test(words[at]?.pos ?? '');
}

/** "not noticeably changed", "the cultivated.", "how grateful and attached he was" */
function isHowSomebodyIs(words: readonly TaggedWord[], i: number): boolean {
  const [last, next] = [words[i - 1], words[i + 1]];
  const isNegated = words.slice(wordBefore(words, i) + 1, i).some(({ lower }) => lower === 'not');
  if (isNegated || (last?.lower === 'the' && next?.pos === 'PUNCT')) return true;
  // "the others cultivated and woody."
  const [joint, other, end] = words.slice(i + 1, i + 4);
  const isPaired = joint?.lower === 'and' && other?.pos === 'ADJ' && end?.pos === 'PUNCT';
  if (isPaired && !DOES_ALONE.has(words[i]?.lemma ?? '')) return true;
  const isHow = words.slice(Math.max(0, i - 3), i).some(({ lower }) => lower === 'how');
  return (
    isHow && NOMINATIVE.test(next?.lower ?? '') && /^(?:was|were)$/.test(words[i + 2]?.lower ?? '')
  );
}

/** "and her eyes", "his hands" */
export function isOwnPart({ words, phrase }: Reader, at: number): boolean {
  return phrase?.end === at && OWN.test(words[phrase.start]?.lower ?? '');
}

/** "with his eyes fixed on it", "with her face upturned": what is behind tells how they are. */
function isWithOwn(reader: Reader, at: number): boolean {
  const { words, phrase } = reader;
  if (phrase?.end !== at) return false;
  let start = at;
  while (/^(?:DET|ADJ|NOUN|CCONJ)$/.test(words[start]?.pos ?? '')) start--;
  return (
    OWN.test(words[start]?.lower ?? '') &&
    words[start - 1]?.lower === 'with' &&
    // Not "She with her sisters walked home".
    (innermost(reader).hasVerb || words[start - 2]?.text === ',')
  );
}

/** "uncheered by a word", "pulled forward by the weight" */
export function isDoneBy(words: readonly TaggedWord[], i: number): boolean {
  const lemma = words[i]?.lemma ?? '';
  // "hummed over by bees"
  if (words[i + 1]?.pos === 'ADP' && words[i + 2]?.lower === 'by') return true;
  const next = words[i + 1]?.pos === 'ADV' ? i + 2 : i + 1;
  const isBy = words[next]?.lower === 'by' && words[next + 1]?.pos !== 'PUNCT';
  return isBy && !DOES_ALONE.has(lemma) && !MOVES.has(lemma) && !GOES_BY.test(lemma);
}
