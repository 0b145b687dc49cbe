import { splitSentences } from '../../../prose/sentences/split-sentences.ts';
import { stem } from '../../../prose/words/stem.ts';
import { rawWords, wordsOf } from '../../../prose/words/words-of.ts';
import type { Subject, Unit } from '../subject.ts';
import { hasBrokenPair } from './broken-words.ts';
import { castWords } from './cast-words.ts';
import { slipsOf } from './slips.ts';

/** A name, a sound, a sign may stand in capitals; so many words in a row are shouted. */
const SHOUTED_WORDS = 6;
/** What belongs under a video, and not into its script. */
const TAGGED = /(?<![\p{L}\p{N}])#\p{L}|\p{Extended_Pictographic}/u;
/** The same mark twice, three dots left out, since those trail off. */
const DOUBLED = /([!?,;:])\1|(?<!\.)\.\.(?!\.)/;
/** Words of a paragraph that ends without a mark: fewer may be a title or a sign. */
const UNENDED_WORDS = 6;
/** Quoted as prose quotes it, and told of: “Come in,” said Ida. */
const QUOTED =
  /^\s*["\u201c\u00ab][^"\u201d\u00bb]*(?:,["\u201d\u00bb]\s*\p{L}|["\u201d\u00bb]\s*\p{Ll})/u;

type Script = Pick<Subject, 'english' | 'chapter' | 'characters'>;

/**
 * Counts, of a paragraph or speech, the words in sentences that nobody can read: with words in a row that no English
 * sentence has, a word of the chapter that lost a letter or has two exchanged, a name in small letters, a hashtag, an
 * emoji or the same mark twice, and those all in capitals; every one of a paragraph that no mark ends, and of a speech
 * that is still the quotation that it was made from.
 */
export function findUnread(script: Script): (unit: Unit) => number {
  const isMisspelt = findMisspelt(script);
  return (unit) => {
    const isWhole = !(script.english && isUnmarked(unit));
    return splitSentences(unit.text)
      .filter((sentence) => !isWhole || isUnread(sentence, script.english) || isMisspelt(sentence))
      .reduce((sum, sentence) => sum + wordsOf(sentence).length, 0);
  };
}

/** Whether a sentence has a slip of a word of the chapter, or in small letters a name that the chapter never has so. */
function findMisspelt({ chapter, characters }: Script): (sentence: string) => boolean {
  const { vocabulary, counts, written } = chapter;
  const slips = slipsOf(vocabulary);
  const names = new Set(
    [...castWords(characters)].filter(
      (name) => name.length > 2 && /^\p{Lu}/u.test(written.get(stem(name)) ?? ''),
    ),
  );
  const isSlip = (word: string) =>
    slips.has(word) && !vocabulary.has(word) && !counts.has(stem(word));
  return (sentence) =>
    wordsOf(sentence).some(isSlip) || rawWords(sentence).some(({ text }) => names.has(text));
}

/** A speech may be broken off without a mark. */
function isUnmarked({ kind, text, words }: Unit): boolean {
  if (kind === 'speech') return QUOTED.test(text);
  return words.length >= UNENDED_WORDS && !/[\p{P}\p{S}]\s*$/u.test(text);
}

function isUnread(sentence: string, english: boolean): boolean {
  if (TAGGED.test(sentence) || DOUBLED.test(sentence)) return true;
  const isShouted = !/\p{Ll}/u.test(sentence) && wordsOf(sentence).length >= SHOUTED_WORDS;
  return (isShouted && /\p{Lu}/u.test(sentence)) || (english && hasBrokenPair(sentence));
}
