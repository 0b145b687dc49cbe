import { isPastShape } from './past-shape.ts';
import { POSSESSIVES } from './pronouns.ts';
import { innermost, type Reader } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DOES_ALONE, LINKING } from './verb-classes.ts';

/** These stand for a noun of their own as well: "the other followed suit". */
const ALONE =
  /^(?:other|others|first|last|second|third|next|former|latter|elder|younger|few|many|rest|same|all|both|each|some|most|several|little|much|enough)$/;

/** "very crumpled papers" */
const DEGREES = /^(?:very|rather|such|too|quite|more|most|much|seemingly|less|somewhat)$/;

/**
 * Whether a regular form that may be a past or a participle describes the noun straight behind it: "faded ribbons".
 * Where no article stands before it, only the words around tell.
 */
export function describesNoun(reader: Reader, i: number): boolean {
  const { words } = reader;
  const [first, before, word] = [words[i - 2], words[i - 1], words[i]];
  if (before === undefined || word === undefined) return false;
  if (!/[a-z]{2}ed$/.test(word.lower) || reader.pending !== null) return false;
  if (isInsideOpenPhrase(words, i) || isBehindPreposition(words, i)) return true;
  if (!isBeforeNoun(words, i)) return false;
  if (
    /^(?:an?|the|no|every|my|his|its|our|their|your|dozen|like|enough|several|various|certain|numerous|countless)$/.test(
      before.lower,
    )
  )
    return true;
  if (/.'s$/.test(before.lower)) return true;
  if (DOES_ALONE.has(word.lemma) && word.lemma !== 'fade') return false;
  // "given to settled habits": no infinitive has such a form
  if (before.lower === 'to') return true;
  const isLed = /^(?:VERB|ADP|AUX)$/.test(first?.pos ?? '');
  if (/^(?:this|that|these|those|what)$/.test(before.lower))
    return isLed && !LINKING.has(word.lemma);
  const isOwned = POSSESSIVES.test(first?.lower ?? '');
  if (before.pos === 'NUM') return isLed || isOwned || isBeforeVerb(words, i + 1);
  if (before.lower === 'many' && (isLed || first?.lower === 'as')) return true;
  // "a massive, strongly marked face"
  if (before.pos === 'ADV' && first?.text === ',') return isListed(reader, i - 1, i);
  if (before.pos === 'ADV')
    return DEGREES.test(before.lower) && !/^(?:PRON|NOUN|PROPN|ADV)$/.test(first?.pos ?? '');
  if (before.pos === 'ADJ') return first?.lower !== 'the' && !ALONE.test(before.lower);
  if (before.pos === 'CCONJ' || before.text === ',')
    return isBeforeVerb(words, i + 1) || isListed(reader, i, i);
  // "Bent nails; cracked planks; ropes"
  const isVerbless = reader.verb?.form !== 'finite' && reader.carried === null;
  return before.pos === 'PUNCT' && (isVerbless || isBeforeVerb(words, i + 1));
}

/** "the strange, faded and crumpled Sunday hat", "an absent and yet amused look": its noun is still to come. */
function isInsideOpenPhrase(words: readonly TaggedWord[], i: number): boolean {
  const before = words[i - 1];
  if (before?.pos !== 'CCONJ' && before?.text !== ',' && before?.lower !== 'yet') return false;
  const behind = words[i + 1]?.pos === 'ADJ' ? words[i + 2] : words[i + 1];
  if (!/^(?:NOUN|PROPN)$/.test(behind?.pos ?? '') || DOES_ALONE.has(words[i]?.lemma ?? ''))
    return false;
  let start = i - 1;
  while (/^(?:ADJ|ADV|CCONJ)$/.test(words[start]?.pos ?? '') || words[start]?.text === ',') start--;
  const isOpen = words[start]?.pos === 'DET' || POSSESSIVES.test(words[start]?.lower ?? '');
  const first = words[start + 1];
  return isOpen && first?.pos === 'ADJ' && !ALONE.test(first.lower);
}

/** "ribbons of faded blue", "as of crowned Eastern queens" */
function isBehindPreposition(words: readonly TaggedWord[], i: number): boolean {
  const [before, next] = [words[i - 1], words[i + 1]];
  if (!/^(?:of|with|from|into|among|between|like|against|beneath|amid)$/.test(before?.lower ?? ''))
    return false;
  return before?.pos === 'ADP' && /^(?:NOUN|ADJ)$/.test(next?.pos ?? '');
}

/** "faded ribbons", "faded blue ribbons" */
function isBeforeNoun(words: readonly TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  return next?.pos === 'NOUN' || (next?.pos === 'ADJ' && words[i + 2]?.pos === 'NOUN');
}

/** "faded ribbons hung": the noun has a verb of its own. */
function isBeforeVerb(words: readonly TaggedWord[], noun: number): boolean {
  const next = words[noun + 1];
  if (/^(?:was|were|had|did|could|would|might)$/.test(next?.lower ?? '')) return true;
  return isPastShape(next) && next?.pos === 'VERB';
}

/** "her shy grace and startled eyes", "a cold, clouded sky": what stands before is described as well. */
function isListed(reader: Reader, from: number, i: number): boolean {
  const { words } = reader;
  // "the broken, bent, or painted boats"
  const end = words[from - 2]?.text === ',' ? from - 3 : from - 2;
  const [lead, first] = [words[end - 1], words[end]];
  if (words[i + 1]?.pos !== 'NOUN') return false;
  if (first?.pos === 'ADJ')
    return (
      /^(?:DET|ADP|ADJ|PART)$/.test(lead?.pos ?? '') ||
      POSSESSIVES.test(lead?.lower ?? '') ||
      lead?.text === ','
    );
  if (first?.pos !== 'NOUN' || end < from - 2 || !innermost(reader).hasVerb) return false;
  return from === i && /^(?:ADJ|ADP|NOUN)$/.test(lead?.pos ?? '');
}
