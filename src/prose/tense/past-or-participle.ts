import { PAST_ONLY, PAST_OR_PARTICIPLE } from '../words/irregular-verbs.ts';
import {
  hasObject,
  isRelative,
  isVerb,
  NOMINATIVES,
  opensClause,
  previousIndex,
  subjectIndex,
} from './clause.ts';
import { subjectNumber } from './subject-number.ts';
import type { TaggedWord } from './tag-words.ts';
import type { VerbsSoFar } from './verbs-so-far.ts';

const BE_HAVE = new Set(
  "was were is are am be been being had has have having got get gets wasn't weren't hadn't isn't aren't hasn't haven't".split(
    ' ',
  ),
);
/** After these a past form describes how somebody is: "seemed puzzled", "sat wrapped in smoke". */
const LINKING = new Set('seem look feel appear become remain stand sit lie keep grow'.split(' '));
const OBJECTS = new Set('me him them us himself herself itself myself her'.split(' '));
/** Never a participle in narration, but with "be" or "have" before it. */
const ALWAYS_SAID = new Set(['said', 'sat', 'stood', 'went', 'thought']);
/** Verbs with a clause of its own behind them, whose "that" may be missing. */
const TELLS = new Set(
  'say think know believe feel see hear suppose wish hope find fancy imagine tell notice'.split(
    ' ',
  ),
);
/** Verbs of which nothing is done to anybody, so that their past describes no noun. */
const DOES_ALONE = new Set(
  `appear seem arrive happen occur remain smile laugh walk stand sit lie exist belong depend lapse live die
  stay look listen nod pause wait`.split(/\s+/),
);
type Decision = 'finite' | 'participle' | 'unclear';

/** Tells a past from a participle by the words around it. */
export function decide(state: VerbsSoFar, words: TaggedWord[], i: number): Decision {
  const at = subjectIndex(words, i);
  const before = words[at];
  if (before === undefined || before.text === '-' || words[i + 1]?.text === '-')
    return 'participle';
  if (BE_HAVE.has(before.lower) || before.lower === 'not') return 'participle';
  if (NOMINATIVES.has(before.lower)) return 'finite';
  if (OBJECTS.has(before.lower)) return afterObject(state, words, at, i);
  if (before.pos === 'NOUN' || before.pos === 'PROPN') return afterNoun(state, words, at, i);
  if (words.slice(0, i).some(isPendingPerfect)) return 'unclear';
  if (before.text === ';' || ALWAYS_SAID.has(words[i]?.lower ?? '')) return 'finite';
  if (before.text === ',') return afterComma(state, words, i);
  if (before.pos === 'CCONJ') return afterConjunction(state, words, at, i);
  if (['SCONJ', 'ADP', 'DET'].includes(before.pos)) return 'participle';
  if (before.pos === 'VERB' && subjectNumber(words, at) === null)
    return LINKING.has(before.lemma) ? 'participle' : 'unclear';
  if (subjectNumber(words, at) !== null) return afterNoun(state, words, at, i);
  return words[i + 1]?.pos === 'NOUN' ? 'participle' : 'unclear';
}

/** "He rose and walked", "It was seen and heard", "whom he had seen, and walked". */
function afterConjunction(
  state: VerbsSoFar,
  words: TaggedWord[],
  conjunction: number,
  i: number,
): Decision {
  if (state.last === 'finite') return 'finite';
  const hasActed = state.singular !== null;
  const isApart = /^[,;]$/.test(words[conjunction - 1]?.text ?? '');
  const isDirect = words[conjunction + 1] === words[i] && (state.last === 'other' || isApart);
  if (hasActed && (isDirect || hasObject(words, i))) return 'finite';
  return state.last === 'participle' && words[conjunction - 1]?.pos === 'VERB'
    ? 'participle'
    : 'unclear';
}

/** "He had it mended", and "He saw her and it pleased her": only a clause of its own has a verb here. */
function afterObject(state: VerbsSoFar, words: TaggedWord[], at: number, i: number): Decision {
  // "the man behind them rose"
  if (words[at - 1]?.pos === 'ADP' && subjectNumber(words, at) !== null)
    return afterNoun(state, words, at, i);
  const isHers = words[at]?.lower === 'her' && state.last === 'none';
  return isHers && hasObject(words, i) ? 'unclear' : 'participle';
}

/** "He rose, opened the door" acts; "He sat, wrapped in smoke" describes. */
function afterComma(state: VerbsSoFar, words: TaggedWord[], i: number): Decision {
  const comma = previousIndex(words, i);
  if (isRelative(words[comma - 1]) || words[i + 1]?.text === ',') return 'participle';
  if (state.last === 'none') return 'unclear';
  return isBetweenCommas(state, words) || hasObject(words, i) ? 'finite' : 'unclear';
}

/** "having, as he says, done so": the participle is still to come. */
function isPendingPerfect({ lower }: TaggedWord, at: number, words: TaggedWord[]): boolean {
  return lower === 'having' && words[at + 1]?.text === ',';
}

/** "He found it, and, smiling to himself, turned back" */
function isBetweenCommas({ last, lastAt }: VerbsSoFar, words: TaggedWord[]): boolean {
  if (last !== 'other') return false;
  const before = words[previousIndex(words, lastAt)];
  return before === undefined || before.text === ',' || before.pos === 'CCONJ';
}

/** "The man smiled": the noun is the subject when no verb of its clause came before. */
function afterNoun(state: VerbsSoFar, words: TaggedWord[], noun: number, i: number): Decision {
  if (isPast(words[i + 1]) || words[i - 1]?.lower === 'thus') return 'participle';
  const isNamed = /^(?:named|called)$/.test(words[i]?.lower ?? '');
  if (isNamed && words[i + 1]?.pos === 'PROPN') return 'participle';
  if (state.last !== 'none' && words[i + 1]?.lower === 'by') return 'participle';
  const isPlaced = ['ADP', 'PUNCT'].includes(words[i + 1]?.pos ?? '');
  if (isPlaced && previousIndex(words, i) < i - 1 && state.last !== 'none') return 'unclear';
  if (isPlaced && hasVerbAhead(words, i)) return 'participle';
  if (state.last === 'none') return 'finite';
  for (let at = noun; at >= 0; at--) {
    const word = words[at];
    if (word?.lower === 'with') return hasObject(words, i) ? 'unclear' : 'participle';
    if (word === undefined || isVerb(word)) return afterItsVerb(words, word, i);
    if (opensClause(words, at)) return 'finite';
    // "Ida held the ladder and Tom climbed it"
    if (word.pos === 'CCONJ' && hasObject(words, i)) return 'finite';
    if (word.pos === 'PRON' && /^(?:that|which|who|what|where)$/.test(word.lower)) return 'finite';
    if (word.text === ',' && isNameAlone(words, at, noun)) return 'finite';
    if (word.text === ',') return leadsUp(words, at) || hasObject(words, i) ? 'finite' : 'unclear';
  }
  return 'finite';
}

/** ", Oliver replied": whoever is described has a comma behind the name as well. */
function isNameAlone(words: TaggedWord[], comma: number, noun: number): boolean {
  return words.slice(comma + 1, noun + 1).every(({ pos }) => pos === 'PROPN');
}

/** "The man seated by the fire smiled": its own verb is still to come. */
function hasVerbAhead(words: TaggedWord[], i: number): boolean {
  for (let at = i + 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || ['PUNCT', 'CCONJ', 'SCONJ', 'PRON', 'PART'].includes(word.pos))
      return false;
    if (isVerb(word)) return isPast(word);
  }
  return false;
}

function isPast(word: TaggedWord | undefined): boolean {
  if (word === undefined || !isVerb(word)) return false;
  const { lower } = word;
  const isIrregular = PAST_ONLY.has(lower) || PAST_OR_PARTICIPLE.has(lower);
  return isIrregular || /ed$|^(?:was|were|had)$/.test(lower);
}

/** "She wore a coat made of fur", but "She knew the coat belonged to him". */
function afterItsVerb(words: TaggedWord[], verb: TaggedWord | undefined, i: number): Decision {
  if (verb === undefined || TELLS.has(verb.lemma) || DOES_ALONE.has(words[i]?.lemma ?? ''))
    return 'unclear';
  return ['ADP', 'PUNCT', 'SCONJ'].includes(words[i + 1]?.pos ?? '') ? 'participle' : 'unclear';
}

/** "As he passed the door, Ida rose", "Having eaten, Ida rose": what stands before the comma leads up. */
function leadsUp(words: TaggedWord[], comma: number): boolean {
  let first = comma;
  while (first > 0 && !/^[;:—–]$/.test(words[first - 1]?.text ?? '')) first--;
  if (words[first]?.pos === 'CCONJ') first++;
  const opening = words[first];
  if (opening === undefined) return false;
  return (
    ['SCONJ', 'ADP'].includes(opening.pos) || /^(?:when|as|while|\p{L}+ing)$/u.test(opening.lower)
  );
}
