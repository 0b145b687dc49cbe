import { isRelative, NOMINATIVES, previousIndex, subjectIndex } from './clause.ts';
import { numberAhead, subjectNumber } from './subject-number.ts';
import type { TaggedWord } from './tag-words.ts';
import type { VerbsSoFar } from './verbs-so-far.ts';

/** Of the subject of the finite verb at `i`. */
export function numberOfSubject(state: VerbsSoFar, words: TaggedWord[], i: number): boolean | null {
  const previous = subjectIndex(words, i);
  const before = words[previous];
  if (before === undefined) return numberAhead(words, i + 1);
  if (before.pos === 'CCONJ' || before.text === ',' || before.text === ';') {
    const own = state.last === 'other' ? interruptedNumber(state, words) : null;
    if (own !== null) return own;
    const isApart = before.text === ',' || words[previous - 1]?.text === ',';
    // "the people, who saw a man, and ...": whose verb this is nobody can tell.
    if (isApart && state.main !== null && state.main !== state.singular) {
      return isRelative(words[previousIndex(words, state.lastAt)]) ? null : state.main;
    }
    return state.last !== 'none' && state.singular !== null
      ? state.singular
      : leadingNumber(words, i);
  }
  const isInRelative = isRelative(words[previousIndex(words, state.lastAt)]);
  if (state.last === 'finite' && isInRelative && isOneClause(words, state.lastAt, i))
    return state.singular;
  const number = subjectNumber(words, previous);
  if (number !== null) return number;
  // "In the doorway stood Ida", "There came a man": the subject is still to come.
  if (before.lower === 'there') return numberAhead(words, i + 1) ?? true;
  return isPhraseOfPlace(words, previous) ? numberAhead(words, i + 1) : null;
}

/** "The men who owned the dog rose": between the two verbs stands nobody of its own. */
function isOneClause(words: TaggedWord[], from: number, to: number): boolean {
  return words
    .slice(from + 1, to)
    .every(
      ({ pos, lower }) =>
        !['PUNCT', 'CCONJ', 'SCONJ', 'VERB', 'AUX'].includes(pos) && !NOMINATIVES.has(lower),
    );
}

/** "while her mind, reflecting this, went on": whom the words between commas tell of. */
function interruptedNumber({ lastAt }: VerbsSoFar, words: TaggedWord[]): boolean | null {
  const comma = previousIndex(words, lastAt);
  if (words[comma]?.text !== ',') return null;
  const noun = words[comma - 1];
  return noun?.pos === 'NOUN' || noun?.pos === 'PROPN' ? subjectNumber(words, comma - 1) : null;
}

/** The phrase at the head of the sentence, whose verb a comma or a participle kept from it. */
function leadingNumber(words: TaggedWord[], i: number): boolean | null {
  let end = -1;
  for (let at = 0; at < i; at++) {
    const word = words[at];
    if (word === undefined || word.pos === 'VERB' || word.pos === 'AUX') break;
    if (word.text === ',') break;
    end = at;
  }
  return end < 0 ? null : subjectNumber(words, end);
}

/** A sentence that begins with where or when, and has its verb straight behind. */
function isPhraseOfPlace(words: TaggedWord[], end: number): boolean {
  for (let at = end; at >= 0; at--) {
    const word = words[at];
    if (word === undefined || word.pos === 'VERB' || word.pos === 'AUX' || word.text === ',')
      return false;
    if (word.pos === 'ADP' && (at === 0 || /[;:—]/.test(words[at - 1]?.text ?? ''))) return true;
  }
  return false;
}
