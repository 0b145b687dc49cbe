import { PARTICIPLE_ONLY, PAST_LIKE_BASE, PAST_ONLY } from '../words/irregular-verbs.ts';
import { isPastShape } from './past-shape.ts';
import { acts, type Reader, takesObject, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DESCRIBES, LINKING, MOVES, NEVER_DONE } from './verb-classes.ts';

/** "large heads, small eyes, and distorted features." */
export function isListedNoun(words: readonly TaggedWord[], i: number): boolean {
  const [listed, comma, and, word, noun, end] = words.slice(i - 3, i + 3);
  const isMany = (many: TaggedWord | undefined) =>
    many?.pos === 'NOUN' && /[^s]s$/.test(many.lower);
  return (
    comma?.text === ',' &&
    and?.lower === 'and' &&
    isMany(listed) &&
    /ed$/.test(word?.lower ?? '') &&
    isMany(noun) &&
    end?.pos === 'PUNCT'
  );
}

/** "He rose and walked", "It was seen and heard", "She was tired and went". */
export function afterConjunction(reader: Reader, conjunction: number, i: number): boolean {
  const { words, verb, chained } = reader;
  const next = words[i + 1];
  const isApart = /^[,;]$/.test(words[conjunction - 1]?.text ?? '');
  const isAct = acts(words, i);
  const described = words[isApart ? conjunction - 2 : conjunction - 1];
  // "a firm and rooted dislike", "pale and calm, and worn with grief"
  const isNoun = words[isApart ? conjunction - 3 : conjunction - 2]?.pos === 'DET';
  const isLinked = LINKING.has(words[verb?.at ?? -1]?.lemma ?? '');
  // "He thrust the door open and entered"
  const isMoved = /^(?:open|shut|loose|free)$/.test(described?.lower ?? '');
  if (described?.pos === 'ADJ' && !isNoun && !isAct && !isMoved) {
    const isRooted = next?.pos === 'NOUN' && /ed$/.test(words[i]?.lower ?? '');
    const isEnd = next === undefined || next.pos === 'PUNCT' || isRooted;
    const isPlaced = isLinked && /^(?:on|upon)$/.test(next?.lower ?? '');
    // "so old and discoloured that nobody touched them"
    const isSo =
      next?.lower === 'that' && words.slice(0, conjunction).some(({ lower }) => lower === 'so');
    if (isEnd || isSo || isPlaced || DESCRIBES.test(next.lower)) return false;
  }
  if (verb === null) return isAct;
  if (verb.form === 'participle') {
    if (chained !== null && chained.at === verb.at) {
      if (isApart && takesObject(words, i) && isToHave(words, chained.at)) return true;
      if (chained.isHave) return isApart && !chained.isModal && isBehindHad(reader, conjunction, i);
      // "were gone, or said to be gone"
      const isOr = words[conjunction]?.lower === 'or' && next?.lower === 'to';
      const isOpen = next?.pos !== 'PUNCT' && !DESCRIBES.test(next?.lower ?? '');
      return isAct || (isApart && isOpen && !isOr);
    }
    return isApart || takesObject(words, i);
  }
  if (verb.form === 'other' && PAST_LIKE_BASE.has(words[i]?.lower ?? '')) return false;
  const describes = next === undefined || next.pos === 'PUNCT' || DESCRIBES.test(next.lower);
  if (verb.form === 'finite' && (verb.isBe || LINKING.has(words[verb.at]?.lemma ?? ''))) {
    const isList = words[conjunction - 1]?.pos === 'ADJ' || (verb.isBe && describes);
    return isAct || !isList || !describes;
  }
  // "He gave a start upon seeing her and stopped."
  const isUpon = verb.form === 'other' && words[verb.at - 1]?.pos === 'ADP' && next?.text === '.';
  return verb.form === 'finite' || isApart || isAct || isUpon || !describes;
}

/** "As she had paid, and left, he waited": not "He had paid his debts, and left the town". */
function isBehindHad({ words, clauses, closed }: Reader, conjunction: number, i: number): boolean {
  if (/^n?or$/.test(words[conjunction]?.lower ?? '')) return false;
  if (/^(?:now|then|so|still)$/.test(words[i - 1]?.lower ?? '')) return true;
  const had = words.findLastIndex(({ lower }, at) => at < i && /^ha(?:d|s|ve|ving)$/.test(lower));
  // "Having paid, she rose, and left", "He hoped she had paid, and smiled"
  const isFirst = words
    .slice(clauses[0]?.from, Math.max(0, had))
    .every((word) => word.pos !== 'VERB' || !isPastShape(word));
  const isMain = words[had]?.lower !== 'having' && words[had - 1]?.lower !== 'to' && isFirst;
  return !isMain || closed !== null || clauses.length > 1;
}

/** "not to have ended yet" */
function isToHave(words: readonly TaggedWord[], participle: number): boolean {
  const have = wordBefore(words, participle);
  return words[have]?.lower === 'have' && words[have - 1]?.lower === 'to';
}

/** "He rose, opened the door" acts; "He sat, wrapped in smoke" describes. */
export function afterComma(reader: Reader, i: number): boolean {
  const { words, verb, chained, free } = reader;
  if (verb === null) return false;
  // "She had cooked it, laid the table, and done everything"
  if (chained?.isHave === true && chained.at === verb.at && endsInParticiple(words, i))
    return false;
  // "first elevated, then knitted, her brows"
  if (!verb.isBe && verb.form !== 'participle' && words[i - 1]?.lower === 'then') return true;
  // ", but Tom, seeing it, declined to go"
  if (free?.after === 'conjunction' && words[free.end + 1]?.text === ',' && verb.form === 'other')
    return !DESCRIBES.test(words[i + 1]?.lower ?? '');
  // "He rose, got up, walked on"
  if (words[i]?.lower === 'got' && words[i + 1]?.pos === 'ADP' && verb.form === 'finite')
    return true;
  const isAct = acts(words, i);
  // "She was staring at him, fascinated, and made a sign"
  const isAlone = words[i + 1]?.text === ',' && !isAct && !MOVES.has(words[i]?.lemma ?? '');
  if (isAlone && /ing$/.test(words[verb.at]?.lower ?? '')) return false;
  if (chained !== null && chained.at === verb.at && !isAct) return false;
  if (isAct) return verb.form !== 'participle' || takesObject(words, i);
  if (verb.isBe && verb.form === 'finite') return false;
  // ", and, seeing it, went"; ", and drawing forth the papers, placed pen and ink before him"
  const led = words[verb.at - 1];
  if (verb.form === 'other' && led?.text === ',' && words[verb.at - 2]?.pos === 'CCONJ')
    return true;
  const isMeanwhile = led?.lower === 'and' && words[verb.at - 2]?.text === ',';
  const isClosed = words[i + 1]?.pos === 'PUNCT' || DESCRIBES.test(words[i + 1]?.lower ?? '');
  if (isMeanwhile && /ing$/.test(words[verb.at]?.lower ?? '') && !isClosed) return true;
  if (verb.form === 'finite' && MOVES.has(words[i]?.lemma ?? '')) return true;
  return listGoesOn(words, i, verb.form);
}

/** ", laid the table, and done everything" */
function endsInParticiple(words: readonly TaggedWord[], i: number): boolean {
  const near = words.slice(i + 1, i + 12);
  return near.some(
    ({ lower }, at) =>
      lower === 'and' &&
      (PARTICIPLE_ONLY.has(near[at + 1]?.lower ?? '') ||
        (isPastShape(near[at + 1]) && !PAST_ONLY.has(near[at + 1]?.lower ?? ''))),
  );
}

/** ", changed colour, and left" */
function listGoesOn(words: readonly TaggedWord[], i: number, form: string): boolean {
  if (form === 'participle') return false;
  for (let at = i + 1; at < Math.min(words.length, i + 24); at++) {
    const word = words[at];
    if (word === undefined || /^[;:—–.]$/.test(word.text)) return false;
    // "that he talked well, professed good views, seemed to judge rightly"
    const next = words[at + 1];
    const isActed = words[i + 1]?.pos === 'ADJ' && words[i + 2]?.pos === 'NOUN';
    if (
      isActed &&
      word.text === ',' &&
      (NEVER_DONE.has(next?.lemma ?? '') || PAST_ONLY.has(next?.lower ?? ''))
    )
      return true;
    if (word.lower !== 'and') continue;
    let behind = at + 1;
    while (words[behind]?.pos === 'ADV') behind++;
    return isPastShape(words[behind]) && words[behind]?.pos === 'VERB';
  }
  return false;
}
