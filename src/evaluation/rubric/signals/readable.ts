import { splitSentences } from '../../../prose/sentences/split-sentences.ts';
import { stem } from '../../../prose/words/stem.ts';
import { rawWords, wordsOf } from '../../../prose/words/words-of.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { hasBrokenPair } from '../text/broken-words.ts';
import { castWords } from '../text/cast-words.ts';
import { slipsOf } from '../text/slips.ts';

const UNIT = '% of the words';

/** A slip stands anywhere; a quarter of the words is no text. */
const SCALE: readonly ScalePoint[] = [
  [1, 100],
  [25, 0],
];
/** A name, a sound, a sign may stand in capitals; so many words in a row are shouted. */
const SHOUTED_WORDS = 6;

export const readable: SignalDefinition = {
  name: 'readable',
  label: 'Sentences that can be read',
  weight: 10,
  weak: 'write these as sentences, in small letters',
  why: 'What cannot be read can be neither shot nor spoken.',
  strong: 'every line can be read at sight',
  measure,
};

/**
 * How many words stand in sentences of action or speech that nobody can read: they have words in a row that no
 * English sentence has, a word of the chapter that lost a letter, a name in small letters, a hashtag or an emoji, the same mark twice, or are all in
 * capitals; so do those of a paragraph that no mark ends, and of a speech that is still quoted. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { units, english, chapter } = subject;
  const all = units.reduce((sum, { words }) => sum + words.length, 0);
  if (all === 0) return notMeasured(UNIT, 'nothing is shown or said.');
  const slips = slipsOf(chapter.vocabulary);
  const isSlip = (word: string) =>
    slips.has(word) && !chapter.vocabulary.has(word) && !chapter.counts.has(stem(word));
  const names = namesOnly(subject);
  const broken: Unit[] = [];
  let unread = 0;
  for (const unit of units) {
    const isWhole = !(english && isUnmarked(unit));
    const here = splitSentences(unit.text)
      .map((sentence) => ({ sentence, words: wordsOf(sentence) }))
      .filter(
        ({ sentence, words }) =>
          !isWhole ||
          isUnread(sentence, words, english) ||
          words.some(isSlip) ||
          rawWords(sentence).some(({ text }) => names.has(text)),
      );
    if (here.length > 0) broken.push(unit);
    unread += here.reduce((sum, { words }) => sum + words.length, 0);
  }
  const value = percent(unread, all);
  const note = `Paragraphs and speeches with a sentence that cannot be read: ${broken.length} of ${units.length}.`;
  const places = broken.map((unit) => atUnit(unit, 'A sentence that cannot be read'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}

/** Names of the cast in small letters, where the chapter never has them so. */
function namesOnly({ characters, chapter }: Subject): Set<string> {
  const names = [...castWords(characters)];
  return new Set(
    names.filter(
      (name) => /^\p{Lu}/u.test(chapter.written.get(stem(name)) ?? '') && name.length > 2,
    ),
  );
}

/** What belongs under a video, and not into its script. */
const TAGGED = /(?<![\p{L}\p{N}])#\p{L}|\p{Extended_Pictographic}/u;

/** The same mark twice, three dots left out, since those trail off. */
const DOUBLED = /([!?,;:])\1|(?<!\.)\.\.(?!\.)/;
/** Words of a paragraph that ends without a mark: fewer may be a title or a sign. */
const UNENDED_WORDS = 6;
/** Quoted as prose quotes it, and told of: “Come in,” said Ida. */
const QUOTED =
  /^\s*["\u201c\u00ab][^"\u201d\u00bb]*(?:,["\u201d\u00bb]\s*\p{L}|["\u201d\u00bb]\s*\p{Ll})/u;

/** Whether no mark ends a paragraph, or a speech, which may be broken off, is still the quotation that it was made from. */
function isUnmarked({ kind, text, words }: Unit): boolean {
  if (kind === 'speech') return QUOTED.test(text);
  return words.length >= UNENDED_WORDS && !/[\p{P}\p{S}]\s*$/u.test(text);
}

function isUnread(sentence: string, words: readonly string[], english: boolean): boolean {
  if (TAGGED.test(sentence) || DOUBLED.test(sentence)) return true;
  const isShouted = !/\p{Ll}/u.test(sentence) && words.length >= SHOUTED_WORDS;
  return (isShouted && /\p{Lu}/u.test(sentence)) || (english && hasBrokenPair(sentence));
}
