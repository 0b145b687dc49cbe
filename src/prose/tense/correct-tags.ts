import { PAST_LIKE_BASE, PAST_ONLY, PAST_OR_PARTICIPLE } from '../words/irregular-verbs.ts';
import type { TaggedWord } from './tagged-word.ts';

const SUBJECTS = /^(?:i|he|she|it|we|they|you|who|which|that|there)$/;
const POSSESSIVES = /^(?:his|her|my|our|their|its|your|whose)$/;

/** Pasts that are nouns as often. */
const NOUNS_TOO =
  /^(?:thought|left|cut|set|lead|lit|shot|felt|read|bound|wound|cast|spread|hit|cost|found|ground|put|split|burst|beat)$/;

/** Mends what the tagger takes wrongly in narration: verbs for nouns and adjectives, and the reverse. */
export function correctTags(words: TaggedWord[]): void {
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
  for (let i = 0; i < words.length; i++) correct(words, i);
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

export function isPastShape(word: TaggedWord | undefined): boolean {
  if (word === undefined) return false;
  const { lower } = word;
  return PAST_ONLY.has(lower) || PAST_OR_PARTICIPLE.has(lower) || /[a-z]{2}ed$/.test(lower);
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
  if (word.lower === 'bit' && !takesObject(next) && !SUBJECTS.test(prev?.lower ?? '')) {
    word.pos = 'NOUN';
    return;
  }
  // "but at last a small lamp stood"
  const isAtLast =
    word.lower === 'at' &&
    /^(?:last|once|first|length|present|all)$/.test(words[i + 1]?.lower ?? '') &&
    !(words[i + 1]?.lower === 'all' && words[i - 1]?.lower !== 'not');
  const isOfLate = word.lower === 'of' && words[i + 1]?.lower === 'late';
  const isInVain = word.lower === 'in' && words[i + 1]?.lower === 'vain';
  const isNoLonger = word.lower === 'no' && words[i + 1]?.lower === 'longer';
  const isAtHome = word.lower === 'at' && words[i + 1]?.lower === 'home';
  if (
    isNoLonger ||
    isAtHome ||
    ((isAtLast || isOfLate || isInVain) && words[i + 2]?.pos !== 'NOUN')
  ) {
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
  if (
    PAST_LIKE_BASE.has(word.lower) &&
    word.pos === 'NOUN' &&
    (prev?.pos === 'PROPN' || (prev?.pos === 'NOUN' && POSSESSIVES.test(next?.lower ?? ''))) &&
    takesObject(next)
  ) {
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
    takesObject(next)
  )
    word.pos = 'VERB';
  else if (/^(?:NOUN|ADJ|ADV|ADP)$/.test(word.pos) && /ing$/.test(word.lower)) {
    const starts = prev === undefined || /^(?:PUNCT|CCONJ|NOUN|PROPN)$/.test(prev.pos);
    if (starts && takesObject(next) && word.text !== 'during') word.pos = 'VERB';
  } else if (/^(?:NOUN|ADJ|PROPN)$/.test(word.pos) && /^\p{Ll}/u.test(word.text) && !isOpen) {
    if (isPastShape(word) && isVerbHere(words, i, at)) word.pos = 'VERB';
  }
}

/** Mends what the words straight beside tell; true where nothing more is to be asked. */
function correctBeside(words: readonly TaggedWord[], i: number, word: TaggedWord): boolean {
  if (word.pos === 'VERB' && /[^s]s$/.test(word.lower) && isManyBeforeVerb(words, i))
    word.pos = 'NOUN';
  if (word.pos === 'VERB' && isBehindDescribed(words, i)) word.pos = 'NOUN';
  if (isOneOfTwo(words, i) || isPrenominal(words, i) || isUndone(word.lower)) {
    word.pos = 'ADJ';
    return true;
  }
  if (isNounBesideVerb(words, i)) word.pos = 'NOUN';
  // "in the least exceeded"
  if (word.lower === 'least' && words[i - 1]?.lower === 'the' && words[i - 2]?.lower === 'in')
    word.pos = 'NOUN';
  // "It seemed to him that misfortune followed"
  const isClause = words[i + 1]?.pos === 'NOUN' && isPastShape(words[i + 2]);
  if (
    word.lower === 'that' &&
    /^(?:him|her|me|them|us)$/.test(words[i - 1]?.lower ?? '') &&
    isClause
  )
    word.pos = 'SCONJ';
  // "The former left them", "some whim or other led me"
  const isOther = /^(?:former|latter|other)$/.test(words[i - 1]?.lower ?? '');
  const isOne = words[i - 1]?.lower !== 'other' && words[i - 2]?.lower === 'the';
  const isNounAhead = words[i + 1]?.pos === 'NOUN';
  if (isOther && isPastShape(word) && (takesObject(words[i + 1]) || (isOne && !isNounAhead)))
    word.pos = 'VERB';
  // "The breakfast was over and Ida sat", "when it was over Ida sat"
  const isOver = word.lower === 'over' && /^(?:was|were)$/.test(words[i - 1]?.lower ?? '');
  if (isOver && words[i + 1]?.pos === 'PROPN') word.pos = 'ADV';
  if (word.lower === 'little' && words[i - 1]?.lower === 'very' && isPastShape(words[i + 1]))
    word.pos = 'PRON';
  // "the dead seemed"
  if (word.lower === 'dead' && words[i - 1]?.lower === 'the' && isPastShape(words[i + 1]))
    word.pos = 'ADJ';
  // "No one felt uneasy"
  const isNobody = /^(?:one|body)$/.test(words[i - 1]?.lower ?? '') && words[i - 2]?.lower === 'no';
  if (isNobody && word.pos === 'NOUN' && isPastShape(word)) word.pos = 'VERB';
  // "The attendant stooped over the bed"
  if (word.lower === 'attendant' && words[i - 1]?.pos === 'DET' && isPastShape(words[i + 1]))
    word.pos = 'NOUN';
  // "the beams that streamed", "his torments began", "her whole being"
  const isOwned = /^(?:the|his|my|our|their|its|these|those)$/.test(words[i - 1]?.lower ?? '');
  if (isOwned && word.pos === 'VERB' && /[^s]s$/.test(word.lower)) word.pos = 'NOUN';
  if (
    word.lower === 'being' &&
    /^(?:whole|very|human|living|inner)$/.test(words[i - 1]?.lower ?? '')
  )
    word.pos = 'NOUN';
  // "Martha's faded hat", "her mother's faded one"
  if (word.pos === 'VERB' && isOwnDescribed(words, i)) word.pos = 'ADJ';
  // "as half amused"
  if (word.lower === 'half' && word.pos === 'NOUN' && isPastShape(words[i + 1])) word.pos = 'ADV';
  // "here and there", "now and then"
  if (word.lower === 'there' && words[i - 1]?.lower === 'and' && words[i - 2]?.lower === 'here')
    word.pos = 'ADV';
  // "much more successfully looked at"
  if (/^(?:more|most)$/.test(word.lower) && words[i + 1]?.pos === 'ADV') word.pos = 'ADV';
  const isTwice = /^(?:here|now)$/.test(words[i - 1]?.lower ?? '');
  if (word.lower === 'and' && isTwice && /^(?:there|then)$/.test(words[i + 1]?.lower ?? ''))
    word.pos = 'ADV';
  if (words[i - 1]?.text === '-') correctCompound(word, words[i + 1]);
  if (/^(?:upstairs|downstairs|indoors|outdoors)$/.test(word.lower)) word.pos = 'ADV';
  if (word.lower === 'whilst') word.pos = 'SCONJ';
  // "the rope that fastened Tom", "and excited mothers looked out"
  const isTied = words[i - 1]?.lower === 'that' && words[i - 2]?.pos === 'NOUN';
  if (isTied && isPastShape(word) && takesObject(words[i + 1])) {
    word.pos = 'VERB';
    return true;
  }
  if (isOfMany(words, i)) {
    word.pos = 'ADJ';
    return true;
  }
  if (isSecondOfPair(words, i)) word.pos = 'NOUN';
  // "on which her eye first rested"
  const isFirst = word.lower === 'first' && /^(?:NOUN|PRON|PROPN)$/.test(words[i - 1]?.pos ?? '');
  if (isFirst && isPastShape(words[i + 1])) word.pos = 'ADV';
  // "the men standing closest"
  const isBehindMany =
    words[i - 1]?.pos === 'NOUN' && /(?:[^s]s|men)$/.test(words[i - 1]?.lower ?? '');
  if (word.pos === 'NOUN' && /ing$/.test(word.lower) && isBehindMany && words[i + 1]?.pos === 'ADV')
    word.pos = 'VERB';
  return false;
}

/** "Hollow murmurs seemed", "the poplar leaves had": no verb has another one behind it. */
function isManyBeforeVerb(words: readonly TaggedWord[], i: number): boolean {
  const [before, next] = [words[i - 1], words[i + 1]];
  if (before === undefined || next === undefined || SUBJECTS.test(before.lower)) return false;
  if (/^(?:had|was|were|did|could|would|might)$/.test(next.lower)) return true;
  if (/^(?:some|many|few|several|these|those|two|three)$/.test(before.lower)) return true;
  if (before.pos === 'ADP') return true;
  if (before.lower === 'only' && words[i - 2]?.pos === 'DET') return true;
  if (i === 1 || before.pos === 'ADJ') return isPastShape(next);
  const isSure = PAST_ONLY.has(next.lower) || /^(?:shone|stood)$/.test(next.lower);
  return (
    isSure && (/^(?:NOUN|DET)$/.test(before.pos) || /^(?:how|when|where|as)$/.test(before.lower))
  );
}

/** "a hopeful and satisfied mind", "this accumulated testimony staggered him" */
function isPrenominal(words: readonly TaggedWord[], i: number): boolean {
  const [open, described, before, word, noun, behind] = words.slice(Math.max(0, i - 3), i + 3);
  if (i < 3 || !/ed$/.test(word?.lower ?? '') || noun?.pos !== 'NOUN') {
    const [demonstrative, described, head, verb] = words.slice(Math.max(0, i - 1), i + 3);
    const isThis = i > 0 && /^th(?:is|at)$/.test(demonstrative?.lower ?? '');
    return (
      isThis && /ed$/.test(described?.lower ?? '') && head?.pos === 'NOUN' && isPastShape(verb)
    );
  }
  const isOpen = open?.pos === 'DET' || POSSESSIVES.test(open?.lower ?? '');
  if (isOpen && described?.pos === 'ADJ' && before?.lower === 'and') return behind?.pos !== 'DET';
  return /^th(?:is|at)$/.test(before?.lower ?? '') && isPastShape(behind);
}

/** What is undone was not done: "unqualified", "unconnected"; these few are acts. */
const UNDOES =
  /^un(?:bar|bend|bolt|buckl|button|clasp|clench|coil|cork|cover|cross|curl|dress|earth|fasten|fold|furl|glu|hing|hitch|hook|lac|latch|leash|load|lock|mask|nerv|pack|pick|pin|ravel|roll|saddl|screw|seal|settl|sheath|strap|tangl|ti|twist|veil|wrap|yok)+[a-z]?ed$/;

function isUndone(lower: string): boolean {
  return /^un[a-z]{3,}ed$/.test(lower) && !/^(?:under|uni|undu)/.test(lower) && !UNDOES.test(lower);
}

/** "This muffled and bandaged head was strange": both tell of the head. */
function isOneOfTwo(words: readonly TaggedWord[], i: number): boolean {
  const isFirst = (at: number) =>
    /^th(?:is|at)$/.test(words[at - 1]?.lower ?? '') &&
    /ed$/.test(words[at]?.lower ?? '') &&
    words[at + 1]?.lower === 'and' &&
    /ed$/.test(words[at + 2]?.lower ?? '') &&
    words[at + 3]?.pos === 'NOUN';
  return isFirst(i) || isFirst(i - 2);
}

/** "her going roused them", "her hope of it", "in that instant checked" */
function isNounBesideVerb(words: readonly TaggedWord[], i: number): boolean {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  if (word === undefined || before === undefined) return false;
  if (word.lower === 'instant') return before.pos === 'DET' && isPastShape(next);
  // "When school was over", "when people wrote"
  const isBase = word.pos === 'VERB' && word.lower === word.lemma && !isPastShape(word);
  if (isBase && /^(?:when|while|as|if|before|after|until)$/.test(before.lower))
    return PAST_ONLY.has(next?.lower ?? '') || /^(?:was|were|had|did)$/.test(next?.lower ?? '');
  if (word.pos !== 'VERB' || !POSSESSIVES.test(before.lower)) return false;
  if (/ing$/.test(word.lower)) return i === 1 && isPastShape(next);
  return word.lower === word.lemma && next?.lower === 'of' && !isPastShape(word);
}

/** "with uncovered heads;" */
function isBehindDescribed(words: readonly TaggedWord[], i: number): boolean {
  const [lead, described, word, next] = words.slice(Math.max(0, i - 2), i + 2);
  return (
    i > 1 &&
    lead?.pos === 'ADP' &&
    /ed$/.test(described?.lower ?? '') &&
    /[^s]s$/.test(word?.lower ?? '') &&
    /^(?:PUNCT|ADP|CCONJ)$/.test(next?.pos ?? '')
  );
}

function isOwnDescribed(words: readonly TaggedWord[], i: number): boolean {
  const [owner, own, word, next] = words.slice(Math.max(0, i - 2), i + 2);
  const isOwned = i > 1 && own?.lower === "'s" && /^(?:NOUN|PROPN)$/.test(owner?.pos ?? '');
  return (
    isOwned && /ed$/.test(word?.lower ?? '') && (next?.pos === 'NOUN' || next?.lower === 'one')
  );
}

/** "ill-looking fellows", "the wash-stand", "dirt-heaps" */
function correctCompound(word: TaggedWord, next: TaggedWord | undefined): void {
  if (word.pos === 'ADV' && /[^s]s$/.test(word.lower)) word.pos = 'NOUN';
  if (word.pos !== 'VERB') return;
  const isDescribing = /ing$/.test(word.lower) || isPastShape(word) || /n$/.test(word.lower);
  word.pos = isDescribing && /^(?:NOUN|ADJ|PROPN)$/.test(next?.pos ?? '') ? 'ADJ' : 'NOUN';
}

/** "and excited mothers looked out" */
function isOfMany(words: readonly TaggedWord[], i: number): boolean {
  const [word, many, verb] = words.slice(i, i + 3);
  if (words[i - 1]?.pos !== 'CCONJ' || many?.pos !== 'NOUN' || !/[^s]s$/.test(many.lower))
    return false;
  return /ed$/.test(word?.lower ?? '') && isPastShape(verb);
}

/** "his hat and stick lay", "his chest and back ached": no form of a verb stands there. */
function isSecondOfPair(words: readonly TaggedWord[], i: number): boolean {
  const [word, next] = [words[i], words[i + 1]];
  if (words[i - 1]?.lower !== 'and' || words[i - 2]?.pos !== 'NOUN') return false;
  if (word?.lower === 'back') return isPastShape(next);
  const isBase = word?.pos === 'VERB' && word.lower === word.lemma && !isPastShape(word);
  // "the smoke and hum bewildered her"
  const isActed = isPastShape(next) && takesObject(words[i + 2]);
  return (
    isBase &&
    (isActed || PAST_ONLY.has(next?.lower ?? '') || /^(?:had|was|were)$/.test(next?.lower ?? ''))
  );
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
  const isThing = !takesObject(next) || /^(?:that|which)$/.test(next?.lower ?? '');
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
  if (isNoun) return takesObject(next) || at < i - 1 || !NOUNS_TOO.test(word.lower);
  if (prev.pos === 'CCONJ')
    return (
      takesObject(next) || /^(?:VERB|ADV|NOUN|PRON|PROPN|PUNCT)$/.test(words[at - 1]?.pos ?? '')
    );
  if (prev.text === ',' && word.pos === 'ADJ' && /^(?:ADP|PART|ADV)$/.test(next?.pos ?? ''))
    return true;
  return prev.text === ',' && (takesObject(next) || PAST_OR_PARTICIPLE.has(word.lower));
}

function takesObject(next: TaggedWord | undefined): boolean {
  return next !== undefined && /^(?:DET|PRON|PROPN)$/.test(next.pos);
}

/** Index of the word before, adverbs left out. */
function before(words: TaggedWord[], i: number): number {
  let at = i - 1;
  while (at >= 0 && words[at]?.pos === 'ADV') at--;
  return at;
}
