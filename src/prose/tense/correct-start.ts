import { PAST_ONLY } from '../words/irregular-verbs.ts';
import { isPastShape } from './past-shape.ts';
import type { TaggedWord } from './tagged-word.ts';

/** A sentence begins with a capital, be it a name or not. */
export function correctStart(words: TaggedWord[]): void {
  nameAtStart(words);
  participleAtStart(words);
  const [first, next] = words;
  // "Cries of fear followed her"
  if (first?.pos === 'VERB' && /[^s]s$/.test(first.lower) && next?.lower === 'of')
    first.pos = 'NOUN';
  if (first?.pos === 'PROPN' && /(?:ful|less)$/.test(first.lower)) first.pos = 'ADJ';
  if (/^where(?:at|upon|by|in)$/.test(first?.lower ?? '')) (first as TaggedWord).pos = 'ADV';
  // "Past it there wandered a thin line"
  if (first?.text === 'Past' && /^(?:PRON|DET)$/.test(next?.pos ?? '')) first.pos = 'ADP';
}

/** "Rose also explained it": the girl, and not the verb. */
function nameAtStart(words: TaggedWord[]): void {
  const [first] = words;
  if (first === undefined || first.pos !== 'VERB' || !/^\p{Lu}\p{Ll}/u.test(first.text)) return;
  let at = 1;
  while (words[at]?.pos === 'ADV') at++;
  const next = words[at]?.lower ?? '';
  const isFollowed = /^(?:was|had|did|could|would)$/.test(next) || isPastShape(words[at]);
  const isFullName = at === 1 && words[1]?.pos === 'PROPN' && isPastShape(words[2]);
  if (PAST_ONLY.has(first.lower) && (isFollowed || isFullName)) first.pos = 'PROPN';
}

/** "Unmoved by the noise, she slept" */
function participleAtStart([first, next]: TaggedWord[]): void {
  const isLed = /^(?:by|with|at|from|to|in)$/.test(next?.lower ?? '');
  if (first?.pos === 'PROPN' && isLed && /[a-z]{3}ed$/.test(first.lower)) first.pos = 'VERB';
}
