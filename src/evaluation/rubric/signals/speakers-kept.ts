import { trigramsOf } from '../chapter-facts.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { SpeechUnit, Subject } from '../subject.ts';

const UNIT = '% of the words taken over';

/** Two matches of three words in a row are no chance. */
const MATCHES_NEEDED = 2;
const FEWEST_SPEECHES = 3;

/** A line handed to another is often craft; half of them are a mix-up. */
const SCALE: readonly ScalePoint[] = [
  [50, 0],
  [100, 100],
];

export const speakersKept: SignalDefinition = {
  name: 'speakers_kept',
  label: 'Speakers kept',
  weight: 20,
  holds: true,
  weak: 'give these speeches back to the characters who say them in the chapter, or make the change on purpose',
  why: 'A line in another mouth is another character.',
  strong: 'characters say their own lines',
  measure,
};

/**
 * Whether what is taken over from the chapter is still said by who says it there. Only speeches
 * that the chapter gives to a character of the book in so many words (said Holmes) are compared, by every three words
 * in a row, so that two speeches under one cue are told apart. 0 to 100 % of the words found again.
 */
function measure({ chapter, speeches, match }: Subject): Reading {
  const owners = ownersOf(chapter.attributed);
  let compared = 0;
  let found = 0;
  let strange = 0;
  const moved: SpeechUnit[] = [];
  for (const speech of speeches) {
    const speaker = match(speech.spoken.cue).match;
    const owned = trigramsOf(speech.words).flatMap((trigram) => owners.get(trigram) ?? []);
    if (speaker === null || owned.length < MATCHES_NEEDED) continue;
    const others = owned.filter((owner) => owner !== speaker).length;
    compared += 1;
    found += owned.length;
    strange += others;
    if (others >= MATCHES_NEEDED) moved.push(speech);
  }
  if (compared < FEWEST_SPEECHES) {
    return notMeasured(UNIT, 'too few speeches come from the chapter with a speaker named there.');
  }
  const value = percent(found - strange, found);
  const note = `Speeches with words of the chapter that another character says there: ${moved.length} of ${compared}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    moved.map((speech) =>
      atUnit(speech, `${speech.spoken.cue} says what another character says in the chapter`),
    ),
  );
}

/** Who says each three words in a row; null where two characters do. */
function ownersOf(attributed: Subject['chapter']['attributed']): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const { speaker, words } of attributed) {
    for (const trigram of trigramsOf(words)) {
      const owner = owners.get(trigram);
      owners.set(trigram, owner === undefined || owner === speaker ? speaker : null);
    }
  }
  return owners;
}
