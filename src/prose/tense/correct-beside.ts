import { PAST_ONLY } from '../words/irregular-verbs.ts';
import { isPastShape } from './past-shape.ts';
import { beginsObject, POSSESSIVES, SUBJECTS } from './pronouns.ts';
import type { TaggedWord } from './tagged-word.ts';

const OBJECTS = /^(?:him|her|me|them|us)$/;

/** Mends what the words straight beside tell; true where nothing more is to be asked. */
export function correctBeside(words: readonly TaggedWord[], i: number, word: TaggedWord): boolean {
  if (word.pos === 'VERB' && isManyHere(words, i)) word.pos = 'NOUN';
  if (isOneOfTwo(words, i) || isPrenominal(words, i) || isUndone(word.lower)) {
    word.pos = 'ADJ';
    return true;
  }
  if (isNounBesideVerb(words, i)) word.pos = 'NOUN';
  // "Martha's faded hat", "her mother's faded one"
  if (word.pos === 'VERB' && isOwnDescribed(words, i)) word.pos = 'ADJ';
  if (isVerbBeside(words, i)) word.pos = 'VERB';
  word.pos = wordBeside(words, i) ?? word.pos;
  if (words[i - 1]?.text === '-') correctCompound(words, i, word);
  if (isFirstOfCompound(words, i)) word.pos = 'NOUN';
  // "the rope that fastened Tom", "and excited mothers looked out"
  const isTied = words[i - 1]?.lower === 'that' && words[i - 2]?.pos === 'NOUN';
  if (isTied && isPastShape(word) && beginsObject(words[i + 1])) {
    word.pos = 'VERB';
    return true;
  }
  if (isOfMany(words, i)) {
    word.pos = 'ADJ';
    return true;
  }
  if (isSecondOfPair(words, i)) word.pos = 'NOUN';
  return false;
}

/** "the beams that streamed", "his torments began", "with uncovered heads;" */
function isManyHere(words: readonly TaggedWord[], i: number): boolean {
  if (!/[^s]s$/.test(words[i]?.lower ?? '')) return false;
  const isOwned = /^(?:the|his|my|our|their|its|these|those)$/.test(words[i - 1]?.lower ?? '');
  // "the slanting beams that"
  const isDescribed = /ing$/.test(words[i - 1]?.lower ?? '') && words[i - 2]?.pos === 'DET';
  return isOwned || isDescribed || isManyBeforeVerb(words, i) || isBehindDescribed(words, i);
}

/** "The former left them", "some whim or other led me", "No one felt uneasy", "the men standing closest" */
function isVerbBeside(words: readonly TaggedWord[], i: number): boolean {
  const [first, before, word, next] = [words[i - 2], words[i - 1], words[i], words[i + 1]];
  const isNoun = word?.pos === 'NOUN';
  if (isPastShape(word)) {
    const isNobody = /^(?:one|body)$/.test(before?.lower ?? '') && first?.lower === 'no';
    if (isNobody && isNoun) return true;
    const isOne = /^(?:former|latter)$/.test(before?.lower ?? '');
    if (!isOne && before?.lower !== 'other') return false;
    return beginsObject(next) || (isOne && first?.lower === 'the' && next?.pos !== 'NOUN');
  }
  const isBehindMany = before?.pos === 'NOUN' && /(?:[^s]s|men)$/.test(before.lower);
  return isNoun && /ing$/.test(word.lower) && isBehindMany && next?.pos === 'ADV';
}

/** What single words are that the tagger knows by no rule; null for all others. */
function wordBeside(words: readonly TaggedWord[], i: number): string | null {
  const [first, before, next] = [words[i - 2]?.lower, words[i - 1]?.lower ?? '', words[i + 1]];
  switch (words[i]?.lower) {
    case 'least': // "in the least exceeded"
      return before === 'the' && first === 'in' ? 'NOUN' : null;
    case 'that': // "It seemed to him that misfortune followed"
      return OBJECTS.test(before) && next?.pos === 'NOUN' && isPastShape(words[i + 2])
        ? 'SCONJ'
        : null;
    case 'over': // "when the breakfast was over Ida sat down"
      return /^(?:was|were)$/.test(before) && next?.pos === 'PROPN' ? 'ADV' : null;
    case 'little': // "very little remained"
      return before === 'very' && isPastShape(next) ? 'PRON' : null;
    case 'dead': // "the dead seemed"
      return before === 'the' && isPastShape(next) ? 'ADJ' : null;
    case 'attendant': // "The attendant stooped over the bed"
      return words[i - 1]?.pos === 'DET' && isPastShape(next) ? 'NOUN' : null;
    case 'being': // "her whole being"
      return /^(?:whole|very|human|living|inner)$/.test(before) ? 'NOUN' : null;
    case 'half': // "as half amused"
      return words[i]?.pos === 'NOUN' && isPastShape(next) ? 'ADV' : null;
    case 'first': // "on which her eye first rested"
      return /^(?:NOUN|PRON|PROPN)$/.test(words[i - 1]?.pos ?? '') && isPastShape(next)
        ? 'ADV'
        : null;
    case 'more': // "much more successfully looked at"
    case 'most':
      return next?.pos === 'ADV' ? 'ADV' : null;
    case 'there': // "here and there"
      return before === 'and' && first === 'here' ? 'ADV' : null;
    case 'and': // "now and then"
      return /^(?:here|now)$/.test(before) && /^(?:there|then)$/.test(next?.lower ?? '')
        ? 'ADV'
        : null;
    case 'provided': // "all was well, provided that they came"
      return before === ',' && next?.lower === 'that' ? 'SCONJ' : null;
    case 'round': // "ten miles round the port"
      return words[i - 1]?.pos === 'NOUN' && next?.pos === 'DET' ? 'ADP' : null;
    case 'upstairs':
    case 'downstairs':
    case 'indoors':
    case 'outdoors':
      return 'ADV';
    case 'whereon': // "a point whereon they met"
    case 'wherein':
    case 'whereby':
    case 'wherewith':
    case 'whereat':
    case 'whilst':
      return 'SCONJ';
    default:
      return null;
  }
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
  const [before, word, noun, behind] = [words[i - 1], words[i], words[i + 1], words[i + 2]];
  if (!/ed$/.test(word?.lower ?? '') || noun?.pos !== 'NOUN') return false;
  if (/^th(?:is|at)$/.test(before?.lower ?? '')) return isPastShape(behind);
  const [open, described] = [words[i - 3], words[i - 2]];
  const isOpen = open?.pos === 'DET' || POSSESSIVES.test(open?.lower ?? '');
  const isPair = isOpen && described?.pos === 'ADJ' && before?.lower === 'and';
  return isPair && behind?.pos !== 'DET';
}

/** What is undone was not done: "unqualified", "unconnected"; these few are acts. */
const UNDOES =
  /^un(?:bar|bend|bolt|buckl|button|clasp|clench|coil|cork|cover|cross|curl|dress|earth|fasten|fold|furl|glu|hing|hitch|hook|lac|latch|leash|load|lock|mask|nerv|pack|pick|pin|ravel|roll|saddl|screw|seal|settl|sheath|strap|tangl|ti|twist|veil|wrap|yok)[a-z]?ed$/;

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
  // "Her look and manner had changed"
  if (word.lower === word.lemma && next?.lower === 'and' && !isPastShape(word))
    return i === 1 || before.lower !== 'her';
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

/** "their drawing-rooms" */
function isFirstOfCompound(words: readonly TaggedWord[], i: number): boolean {
  const [before, word, hyphen, second] = words.slice(Math.max(0, i - 1), i + 3);
  if (i === 0 || word?.pos !== 'VERB' || hyphen?.text !== '-') return false;
  const isOpen = before?.pos === 'DET' || POSSESSIVES.test(before?.lower ?? '');
  return isOpen && /ing$/.test(word.lower) && second?.pos === 'NOUN';
}

/** "ill-looking fellows", "the wash-stand", "dirt-heaps" */
function correctCompound(words: readonly TaggedWord[], i: number, word: TaggedWord): void {
  const next = words[i + 1];
  if (word.pos === 'ADV' && /[^s]s$/.test(word.lower)) word.pos = 'NOUN';
  // "the look-out men"
  const isBehindNoun = words[i - 2]?.pos === 'NOUN';
  if (/^(?:ADP|ADV)$/.test(word.pos) && next?.pos === 'NOUN' && isBehindNoun) word.pos = 'NOUN';
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
  const isActed = isPastShape(next) && beginsObject(words[i + 2]);
  return (
    isBase &&
    (isActed || PAST_ONLY.has(next?.lower ?? '') || /^(?:had|was|were)$/.test(next?.lower ?? ''))
  );
}
