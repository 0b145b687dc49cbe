import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { matchedWords, SHORTEST_SPEECH } from '../text/matched-words.ts';

const UNIT = '% of the spoken words';

/** New dialogue is part of adapting: half in the author's words already keeps the voice. */
const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [50, 80],
  [100, 100],
];

/** A speech with hardly a matched word is new. */
const NEW_SHARE = 0.1;
/** And worth showing from this many words on. */
const NEW_WORDS = 8;

export const speechFromChapter: SignalDefinition = {
  name: 'speech_from_chapter',
  label: 'Dialogue from the chapter',
  weight: 10,
  weak: 'this dialogue is new; see whether the chapter has words for the moment',
  why: 'The author’s words are the voice of the book.',
  strong: 'people speak in the author’s words',
  measure,
};

/**
 * How much of what is said in the script is said, or told, in the chapter: words that stand in
 * three words in a row of the chapter. Speeches of one or two words are too short to tell and are
 * left out. Narration counts as source, since it may become a voice-over. 0 to 100 %.
 */
function measure({ chapter, speeches }: Subject): Reading {
  if (chapter.wordCount === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const long = speeches.filter((speech) => speech.words.length >= SHORTEST_SPEECH);
  if (long.length === 0)
    return notMeasured(UNIT, 'the script has no speech of three words or more.');
  let matched = 0;
  let all = 0;
  const added: typeof long = [];
  for (const speech of long) {
    const here = matchedWords(speech.words, chapter.trigrams);
    matched += here;
    all += speech.words.length;
    if (here <= speech.words.length * NEW_SHARE && speech.words.length >= NEW_WORDS)
      added.push(speech);
  }
  const value = percent(matched, all);
  const note = `${Math.round(value)} % of what is said comes from the chapter; new speeches of ${NEW_WORDS} words and more: ${added.length}.`;
  const longestFirst = added.sort((one, other) => other.words.length - one.words.length);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    longestFirst.map((speech) => atUnit(speech, 'A speech that the chapter does not have')),
  );
}
