import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { countWords } from '../../prose/words/count-words.ts';
import { trimTail } from './trim-tail.ts';

/** What ends a sentence. */
const ENDS = /[.!?…。！？]["'”’»)_」』]*$/;

/** A sentence cannot end on these: what they led to is said by itself. */
const DANGLING =
  /[\s,;:—–-](?:and|(?<!\bnow )(?:and|but) then|(?<=[,;:—–-]\s*)(?:but|or|nor|then)|who|whom|whose|which|with|such as)$/i;
/** "He walked about, saying", "she stopped him by adding". */
const SAYING =
  'saying|adding|exclaiming|crying|calling|remarking|observing|replying|answering|repeating|whispering|murmuring|muttering|asking|continuing';
const ALSO_SAYING = new RegExp(
  `(?:[,;]| by| with|(?<=\\b(?:up|down|out|round|back|away|forward|in)))(?: (?:and|then|now|at last|suddenly|occasionally|\\p{L}+ly))* (?:${SAYING})(?: only| merely| simply)?$`,
  'iu',
);
const ONLY_SAYING = new RegExp(`^(?:${SAYING})(?: only| merely| simply)?$`, 'i');
/** "He shrugged, as much as to say". */
const AS_IF_SAYING = /,? as (?:much as|if|though) to say$/i;
/** "The answer was", "She blushed, and her only remark was". */
const ANSWER_IS = /(?<!,) (?:was|is|were|had been)$/i;
const LAST_CLAUSE =
  /^([\s\S]*?[^\s,;.!?—–-])(?:[,;]? (?:and|but) |; |[.!?](?:--|—))[^,;.!?—–-]{1,60}$/;
const LONGEST_ANSWER = 10;
/** What says that something is said, and asks for what, beside a verb that does not. */
const WITHOUT_OBJECT: Readonly<Record<string, string>> = {
  say: 'speak',
  says: 'speaks',
  said: 'spoke',
  saying: 'speaking',
  add: 'go on',
  adds: 'goes on',
  added: 'went on',
};

/**
 * A sentence of narration that broke off for what is said next, as one that stands by itself: "He turned, and said"
 * is "He turned, and spoke". Empty where it only says that something is said ("The answer was"). Its span holds
 * no more than is left of its words.
 *
 * @param added how many words at its end do not stand in the text
 */
export function closeLead<Told extends TextSpan & { sentence: string }>(
  text: string,
  told: Told,
  added = 0,
): Told {
  const open = trimTail(told.sentence.replace(/^[\s,;:—–-]+/, ''));
  if (ENDS.test(open)) return told;
  const sentence = closed(open);
  if (sentence === open) return told;
  const left = wordsOf(sentence);
  const whole = wordsOf(open);
  const differs = whole.findIndex((word, at) => word !== left[at]);
  const gone = differs === -1 ? 0 : whole.length - differs - added;
  const own = text.slice(told.start, told.end);
  return { ...told, sentence, end: told.start + trimTail(withoutWords(own, gone)).length };
}

const wordsOf = (text: string) => text.split(/\s+/).map(trimTail);

/** A text without so many words at its end. */
function withoutWords(text: string, words: number): string {
  let end = text.trimEnd().length;
  for (let at = 0; at < words && end > 0; at++) {
    while (end > 0 && !/\s/.test(text.charAt(end - 1))) end--;
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  }
  return text.slice(0, end);
}

function closed(text: string): string {
  const open = trimTail(text);
  const bare = open.replace(AS_IF_SAYING, '').replace(ALSO_SAYING, '').replace(DANGLING, '');
  if (bare !== open) return closed(bare);
  if (ONLY_SAYING.test(open)) return '';
  if (ANSWER_IS.test(open)) {
    const rest = LAST_CLAUSE.exec(open)?.[1];
    return rest ?? (countWords(open) <= LONGEST_ANSWER ? '' : open);
  }
  if (/ as to say$/i.test(open)) return `${open} so`;
  return open.replace(/ (\p{L}+)$/u, (whole, word) => {
    const other = WITHOUT_OBJECT[word.toLowerCase()];
    return other === undefined ? whole : ` ${other}`;
  });
}
