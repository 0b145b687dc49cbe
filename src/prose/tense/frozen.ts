import type { TaggedWord } from './tagged-word.ts';

const STOP = /^(?:[;:—–]|--)$/;
const ASKS =
  /^(?:see|know|wonder|ask|doubt|learn|inquire|enquire|uncertain|sure|remember|consider)$/;
const WOULD = /^(?:would|could|might|should)$/;
const SUBJECT = /^(?:i|we|he|she|they|it)$/;
/** So many words stand before a condition that a sentence begins with: "Besides,", "And yet,". */
const OPENING = 3;

/**
 * Words whose verbs stay as they are in any tense: what only would happen ("if she had seen it, she
 * would have gone"), what somebody wishes, and what is quoted.
 */
export function frozenWords(words: readonly TaggedWord[]): ReadonlySet<number> {
  const frozen = new Set<number>(quotedWords(words));
  let start = 0;
  for (let i = 0; i <= words.length; i++) {
    if (i < words.length && !STOP.test(words[i]?.text ?? '')) continue;
    freezeWithin(words, start, i, frozen);
    start = i + 1;
  }
  return frozen;
}

/** `of "all that I said,"`: nobody's words are put into another tense. */
function quotedWords(words: readonly TaggedWord[]): number[] {
  let isQuoted = false;
  return words.flatMap(({ text }, i) => {
    if (/^["“”«»]$/.test(text)) isQuoted = /^[“«]$/.test(text) || (text === '"' && !isQuoted);
    return isQuoted ? [i] : [];
  });
}

function freezeWithin(
  words: readonly TaggedWord[],
  start: number,
  end: number,
  frozen: Set<number>,
): void {
  for (let i = start; i < end; i++) {
    const word = words[i];
    if (word === undefined) continue;
    const isWish = /^wish/.test(word.lower) && word.pos === 'VERB';
    if (isWish && /^(?:PRON|DET|PROPN|NOUN|SCONJ)$/.test(words[i + 1]?.pos ?? ''))
      freeze(words, i + 1, end, frozen);
    // "Would that it were so"
    if (i === 0 && word.lower === 'would' && words[1]?.lower === 'that')
      freeze(words, 0, end, frozen);
    if (isSince(words, i, start)) freeze(words, i, end, frozen);
    if (isLateCondition(words, i, start)) freeze(words, i, end, frozen);
    if (isLateWere(words, i, start)) freezeCondition(words, i, start, end, frozen);
    if (isCondition(words, i, start)) freezeCondition(words, i, start, end, frozen);
  }
}

/** "had worn it since he was a boy": what it has been since is over. */
function isSince(words: readonly TaggedWord[], i: number, start: number): boolean {
  const isNever = words[i - 2]?.lower === 'never';
  if (words[i]?.lower !== 'since' || (words[i - 1]?.text === ',' && !isNever)) return false;
  const comma = words.findIndex(({ text }, at) => at > i && text === ',');
  const near = words.slice(i + 1, Math.min(i + 8, comma < 0 ? words.length : comma));
  if (!SUBJECT.test(near[0]?.lower ?? '') && near[0]?.pos !== 'PROPN') return false;
  // "never, since she was a child, had she felt it"
  const isAhead = words[comma + 1]?.lower === 'had';
  const isPerfect =
    isAhead || words.slice(start, i).some(({ lower }) => /^(?:had|has|have)$/.test(lower));
  return isPerfect && !near.some(({ lower }) => lower === 'had');
}

/** "if" and "unless", and "Had she seen it", but not "as if", and not what somebody asks. */
function isCondition(words: readonly TaggedWord[], i: number, start: number): boolean {
  const [before, word] = [words[i - 1], words[i]];
  if (word === undefined) return false;
  if (/^(?:had|were|should)$/.test(word.lower) && opens(words, i, start))
    return isSupposing(words, i) && /^(?:DET|PRON|PROPN|NOUN)$/.test(nextTo(words, i)?.pos ?? '');
  if (word.lower !== 'if' && word.lower !== 'unless') return false;
  return before?.lower !== 'as' && !ASKS.test(before?.lemma ?? '');
}

/** "Were it day, would he go?", but not "Were they gone?" */
function isSupposing(words: readonly TaggedWord[], i: number): boolean {
  if (words.at(-1)?.text !== '?') return true;
  return words.some(
    ({ lower }, at) =>
      at > i && WOULD.test(lower) && /^(?:PRON|PROPN|DET)$/.test(nextTo(words, at)?.pos ?? ''),
  );
}

/** The word behind, marks of emphasis left out. */
function nextTo(words: readonly TaggedWord[], i: number): TaggedWord | undefined {
  return words[/^(?:_|not)$/.test(words[i + 1]?.lower ?? '') ? i + 2 : i + 1];
}

/** "It would be a good road, were it not for the mud." */
function isLateWere(words: readonly TaggedWord[], i: number, start: number): boolean {
  if (words[i]?.lower !== 'were' || words[i - 1]?.text !== ',') return false;
  if (!/^(?:i|we|he|she|they|it|there)$/.test(nextTo(words, i)?.lower ?? '')) return false;
  return words.slice(start, i).some(({ lower }) => WOULD.test(lower));
}

/** "Had she seen it", "Besides, had she seen it". */
function opens(words: readonly TaggedWord[], i: number, start: number): boolean {
  if (i === start + 1 && words[start]?.pos === 'CCONJ') return true;
  return i === start || (i <= start + OPENING && words[i - 1]?.text === ',');
}

/** "She would have gone, had not Tom held her", "She would have gone had he asked." */
function isLateCondition(words: readonly TaggedWord[], i: number, start: number): boolean {
  if (words[i]?.lower !== 'had') return false;
  const next = words[words[i + 1]?.lower === 'not' ? i + 2 : i + 1];
  if (words[i - 1]?.text !== ',' && !SUBJECT.test(words[i + 1]?.lower ?? '')) return false;
  if (!/^(?:DET|PRON|PROPN|NOUN)$/.test(next?.pos ?? '')) return false;
  // Not "nothing that she could say, however, had any influence".
  if (!words.slice(i + 2).some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return false;
  const isWould = ({ lower }: TaggedWord) => WOULD.test(lower);
  const isGoing = ({ lower }: TaggedWord, at: number) =>
    lower === 'going' && /^(?:on )?to$/.test(followingOf(words, start + at));
  const before = words.slice(start, i);
  return before.some(isWould) || before.some(isGoing);
}

/** "to" of "going to", "on to" of "going on to" */
function followingOf(words: readonly TaggedWord[], at: number): string {
  const [next, second] = [words[at + 1]?.lower ?? '', words[at + 2]?.lower ?? ''];
  return next === 'on' ? `${next} ${second}` : next;
}

function freezeCondition(
  words: readonly TaggedWord[],
  i: number,
  start: number,
  end: number,
  frozen: Set<number>,
): void {
  const rest = words.slice(start, end).findIndex(({ lower }) => WOULD.test(lower));
  // "had they known it, he was there": what is turned around supposes by itself
  if (rest < 0 && words[i]?.lower !== 'had') return;
  freeze(words, i, end, frozen);
  // The clause of the "would" itself may stand before the "if".
  for (let at = start; at < i; at++) if (WOULD.test(words[at]?.lower ?? '')) frozen.add(at);
}

/** Up to the comma that ends the clause, and every "would" behind it. */
function freeze(
  words: readonly TaggedWord[],
  from: number,
  end: number,
  frozen: Set<number>,
): void {
  let isOver = false;
  for (let at = from; at < end; at++) {
    const word = words[at];
    if (word === undefined) return;
    if (word.text === ',') isOver = true;
    if (!isOver || WOULD.test(word.lower)) frozen.add(at);
  }
}
