import { trigramsOf } from '../chapter-facts.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speeches taken over';
const FEWEST_SPEECHES = 3;

/** One in seven is an aside; of three in five, a quarter are likely somebody else's words. */
const SCALE: readonly ScalePoint[] = [
  [15, 100],
  [60, 0],
];

export const sureSpeakers: SignalDefinition = {
  name: 'sure_speakers',
  label: 'Speakers that are sure',
  weight: 15,
  holds: true,
  weak: 'confirm who says these speeches in the chapter, or mend them',
  why: 'Of speeches so doubtful, three in ten or more are somebody else’s.',
  strong: 'it is sure who says what',
  measure,
};

/**
 * How many of the speeches taken over from the chapter are of doubtful speakers: the reading of the
 * chapter is not sure of them, and nobody has confirmed them. 0 to 100 % of those found again.
 */
function measure({ chapter, speeches }: Subject): Reading {
  const all = phrasesOf(chapter.speeches);
  const sure = phrasesOf(chapter.sure);
  const doubtful = phrasesOf(chapter.doubtful);
  const takenOver = speeches.filter(({ words }) => phrases(words).some((each) => all.has(each)));
  if (takenOver.length < FEWEST_SPEECHES) {
    return notMeasured(UNIT, 'too few speeches come from the chapter.');
  }
  const unsure = takenOver.filter(({ words }) => {
    const found = phrases(words).filter((each) => all.has(each));
    return found.every((each) => doubtful.has(each) && !sure.has(each));
  });
  const value = percent(unsure.length, takenOver.length);
  const note = `Speeches of which nobody has said for sure whose they are: ${unsure.length} of ${takenOver.length}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    unsure.map((speech) =>
      atUnit(speech, `Nobody has said for sure that ${speech.spoken.cue} says this`),
    ),
  );
}

function phrasesOf(speeches: readonly (readonly string[])[]): Set<string> {
  return new Set(speeches.flatMap(phrases));
}

/** Every three words in a row; of a shorter speech the whole. */
function phrases(words: readonly string[]): string[] {
  return words.length < 3 ? [words.join(' ')] : trigramsOf(words);
}
