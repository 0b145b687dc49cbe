import { PAST_LIKE_BASE, PAST_ONLY, PAST_OR_PARTICIPLE } from '../words/irregular-verbs.ts';
import { correctBeside } from './correct-beside.ts';
import { correctStart } from './correct-start.ts';
import { isPastShape } from './past-shape.ts';
import { beginsObject, POSSESSIVES, SUBJECTS } from './pronouns.ts';
import type { TaggedWord } from './tagged-word.ts';

/** Pasts that are nouns as often. */
const NOUNS_TOO =
  /^(?:thought|left|cut|set|lead|lit|shot|felt|read|bound|wound|cast|spread|hit|cost|found|ground|put|split|burst|beat)$/;

/** Mends what the tagger takes wrongly in narration: verbs for nouns and adjectives, and the reverse. */
export function correctTags(words: TaggedWord[]): void {
  correctStart(words);
  for (let i = 0; i < words.length; i++) correct(words, i);
}

function correct(words: TaggedWord[], i: number): void {
  const word = words[i];
  if (word === undefined || !/^\p{L}/u.test(word.text)) return;
  // "had but lately come", "were but shadows"
  const isOnly = /^(?:had|was|were|is|are|has|have|could)$/.test(words[i - 1]?.lower ?? '');
  if (word.lower === 'but' && isOnly && !SUBJECTS.test(words[i + 1]?.lower ?? '')) word.pos = 'ADV';
  if (correctBeside(words, i, word)) return;
  const at = before(words, i);
  const [prev, next] = [words[at], words[i + 1]];
  const isOpen =
    prev !== undefined &&
    (prev.pos === 'DET' || POSSESSIVES.test(prev.lower) || prev.pos === 'ADJ');
  if (word.lower === 'bit' && !beginsObject(next) && !SUBJECTS.test(prev?.lower ?? '')) {
    word.pos = 'NOUN';
    return;
  }
  if (isAdverbOfTwo(words, i)) {
    word.pos = 'ADV';
    (words[i + 1] as TaggedWord).pos = 'ADV';
    return;
  }
  // "a small gold light stood"
  const isLight = word.lower === 'light' && /^AD[VJ]$/.test(word.pos);
  if (isLight && isPastShape(next) && words[i + 2]?.pos !== 'NOUN') word.pos = 'NOUN';
  // "a pang of guilt shot through her", "the packet burst as she came"
  const isShot =
    word.lower === 'shot' &&
    /^(?:through|up|out|across|into|along|past|down|over|from)$/.test(next?.lower ?? '');
  if ((isShot || word.lower === 'burst') && word.pos === 'NOUN' && words[i - 1]?.pos === 'NOUN')
    word.pos = 'VERB';
  // "they both bowed"
  const isShared =
    /^(?:both|all|each)$/.test(prev?.lower ?? '') &&
    (SUBJECTS.test(words[at - 1]?.lower ?? '') || /^th[eo]se$/.test(words[at - 1]?.lower ?? ''));
  if (isShared && isPastShape(word)) {
    word.pos = 'VERB';
    return;
  }
  // "the ladies all rose"
  const isOfAll = /^(?:all|both)$/.test(prev?.lower ?? '') && words[at - 1]?.pos === 'NOUN';
  if (isOfAll && word.pos === 'NOUN' && PAST_ONLY.has(word.lower)) {
    word.pos = 'VERB';
    return;
  }
  if (
    PAST_LIKE_BASE.has(word.lower) &&
    word.pos === 'NOUN' &&
    (prev?.pos === 'PROPN' || (prev?.pos === 'NOUN' && POSSESSIVES.test(next?.lower ?? ''))) &&
    beginsObject(next)
  ) {
    word.pos = 'VERB';
    return;
  }
  // "All this pleased Ida"
  const isPointed = /^(?:this|that)$/.test(words[i - 1]?.lower ?? '');
  const isNamed = next?.pos === 'PROPN' && !/^(?:AUX|VERB|PROPN)$/.test(words[i + 2]?.pos ?? '');
  const isActed = isNamed || /^(?:the|him|her|them|me)$/.test(next?.lower ?? '');
  if (isPointed && isActed && word.pos === 'ADJ' && /[a-z]{2}ed$/.test(word.lower)) {
    word.pos = 'VERB';
    return;
  }
  // "a toilet set of gold"
  if (NOUNS_TOO.test(word.lower) && prev?.pos === 'NOUN' && next?.lower === 'of') {
    if (words[i - 2]?.pos === 'DET' && words[i - 1] === prev) word.pos = 'NOUN';
  }
  // "and, after a while, burst out laughing"
  const isParted = /^(?:out|into|forth|off|down|up)$/.test(next?.lower ?? '');
  const isParting = isParted && prev?.text === ',';
  // "the door burst open"
  const isOpened = word.lower === 'burst' && next?.lower === 'open';
  if (PAST_LIKE_BASE.has(word.lower) && word.pos === 'NOUN' && (isParting || isOpened))
    word.pos = 'VERB';
  if (word.lower === 'left' && isOpen && next?.pos === 'NOUN') {
    word.pos = 'ADJ';
    return;
  }
  // "the light fell"
  const isSure =
    (PAST_ONLY.has(word.lower) && !/^(?:rose|saw|bore|lay|bit)$/.test(word.lower)) ||
    word.lower === 'shone';
  if (isSure && prev?.pos === 'ADJ' && /^(?:NOUN|ADJ)$/.test(word.pos)) word.pos = 'VERB';
  else if (word.pos === 'VERB' && isNounHere(words, i, prev, next)) word.pos = 'NOUN';
  else if (
    /^(?:each|both|all|some|many|few|neither)$/.test(prev?.lower ?? '') &&
    (PAST_ONLY.has(word.lower) || word.lower === 'felt') &&
    beginsObject(next)
  )
    word.pos = 'VERB';
  else if (/^(?:NOUN|ADJ|ADV|ADP)$/.test(word.pos) && /ing$/.test(word.lower)) {
    const starts = prev === undefined || /^(?:PUNCT|CCONJ|NOUN|PROPN)$/.test(prev.pos);
    if (starts && beginsObject(next) && word.text !== 'during') word.pos = 'VERB';
  } else if (/^(?:NOUN|ADJ|PROPN)$/.test(word.pos) && /^\p{Ll}/u.test(word.text) && !isOpen) {
    if (isPastShape(word) && isVerbHere(words, i, at)) word.pos = 'VERB';
    if (PAST_LIKE_BASE.has(word.lower) && isUnchangedHere(words, i, at)) word.pos = 'VERB';
  }
}

/** "but at last a small lamp stood", "no longer", "not at all" */
function isAdverbOfTwo(words: readonly TaggedWord[], i: number): boolean {
  const [word, next, behind] = words.slice(i, i + 3);
  const both = `${word?.lower} ${next?.lower}`;
  if (both === 'no longer' || both === 'at home') return true;
  if (both === 'at all') return words[i - 1]?.lower === 'not' && behind?.pos !== 'NOUN';
  if (/^(?:further|farther|later|higher|lower) (?:on|up|down)$/.test(both))
    return i === 0 || words[i - 1]?.pos === 'PUNCT';
  const isKnown = /^(?:at (?:last|once|first|length|present)|of late|in vain)$/.test(both);
  return isKnown && behind?.pos !== 'NOUN';
}

/** "gaps of thought.", "by this means" */
function isNounHere(
  words: TaggedWord[],
  i: number,
  prev: TaggedWord | undefined,
  next: TaggedWord | undefined,
): boolean {
  const { lower } = words[i] ?? { lower: '' };
  if (lower === 'thought' && words[i - 1] === prev)
    if (
      /^(?:DET|ADJ)$/.test(prev?.pos ?? '') ||
      (/^(?:this|that)$/.test(prev?.lower ?? '') && next?.pos === 'AUX') ||
      POSSESSIVES.test(prev?.lower ?? '')
    )
      return true;
  // "deep in thought likewise"
  const isThing = !beginsObject(next) || /^(?:that|which)$/.test(next?.lower ?? '');
  const isOfThought = /^(?:in|of|with|for|beyond|without)$/.test(prev?.lower ?? '');
  if (lower === 'thought' && isOfThought && words[i - 1] === prev && isThing) return true;
  // "beneath his saw."
  const isOwn = /^(?:his|its|my|our|their)$/.test(words[i - 1]?.lower ?? '');
  if (lower === 'saw') return isOwn && next?.pos === 'PUNCT';
  // "a faded rose"
  if (lower === 'rose') return isPastShape(words[i - 1]) && /^an?$/.test(words[i - 2]?.lower ?? '');
  if (lower === 'means') return prev?.pos === 'DET' || POSSESSIVES.test(prev?.lower ?? '');
  if (!/^(?:thought|left|cut|felt|lead|read|shot|set)$/.test(lower) || words[i - 1] !== prev)
    return false;
  const isEnd = next === undefined || /^(?:PUNCT|CCONJ)$/.test(next.pos);
  return isEnd && prev?.pos === 'ADP' && prev.lower !== 'to';
}

function isVerbHere(words: TaggedWord[], i: number, at: number): boolean {
  const [word, prev, next] = [words[i], words[at], words[i + 1]];
  if (word === undefined || prev === undefined || next?.text === '-') return false;
  if (word.lower === 'thought' && next?.pos === 'AUX') return false;
  if (SUBJECTS.test(prev.lower)) return true;
  const isNoun = prev.pos === 'NOUN' || prev.pos === 'PROPN';
  if (PAST_ONLY.has(word.lower)) return isNoun || /^(?:CCONJ|PUNCT|PRON)$/.test(prev.pos);
  // "Kemp hurried upstairs": a name has its adjectives before it
  if (isNoun && word.pos === 'ADJ') return prev.pos === 'PROPN' || next?.pos !== 'NOUN';
  const isOnlyVerb = !words.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  if (isNoun && isOnlyVerb) return true;
  if (isNoun) return beginsObject(next) || at < i - 1 || !NOUNS_TOO.test(word.lower);
  if (prev.pos === 'CCONJ')
    return (
      beginsObject(next) || /^(?:VERB|ADV|NOUN|PRON|PROPN|PUNCT)$/.test(words[at - 1]?.pos ?? '')
    );
  if (prev.text === ',' && word.pos === 'ADJ' && /^(?:ADP|PART|ADV)$/.test(next?.pos ?? ''))
    return true;
  return prev.text === ',' && (beginsObject(next) || PAST_OR_PARTICIPLE.has(word.lower));
}

/** "and thrust it from him", "A glow spread over her", "Tom burst out laughing": the form is that of a noun as well. */
function isUnchangedHere(words: TaggedWord[], i: number, at: number): boolean {
  const [prev, next] = [words[at], words[i + 1]];
  if (/^(?:had|having)$/.test(prev?.lower ?? '')) return true;
  const isParted = /^(?:ADP|ADV)$/.test(next?.pos ?? '') && next?.lower !== 'of';
  if (prev?.pos === 'PROPN') return isParted || beginsObject(next) || next?.pos === 'NUM';
  if (prev?.pos === 'CCONJ') return isParted || beginsObject(next);
  // "and his hand thrust into his coat"
  if (isParted && prev?.pos === 'NOUN' && POSSESSIVES.test(words[at - 1]?.lower ?? ''))
    return false;
  return isVerbHere(words, i, at);
}

/** Index of the word before, adverbs left out. */
function before(words: TaggedWord[], i: number): number {
  let at = i - 1;
  while (at >= 0 && words[at]?.pos === 'ADV') at--;
  return at;
}
