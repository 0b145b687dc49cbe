import { splitJointCue } from '../../../cast/match/cue-names.ts';
import { plural } from '../../../contract/plural.ts';
import { atCue } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import { listCues, type SpeakingCue, speakingCues } from '../speaking-cues.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speeches';

/** Cues that stand for nobody in particular in any script. */
const NOBODY_IN_PARTICULAR: ReadonlySet<string> = new Set(
  'narrator voice announcer crowd all both everyone man woman boy girl chorus'.split(' '),
);

/** A minor part may be new; with half of the speeches unclaimed no voice can be cast. */
const SCALE: readonly ScalePoint[] = [
  [50, 0],
  [97, 100],
];

export const cuesInCast: SignalDefinition = {
  name: 'cues_in_cast',
  label: 'Cues that belong to somebody',
  weight: 20,
  weak: 'give these speeches to a character of the book, by the name in its cast, or add the character',
  why: 'A cue that nobody answers to has no face and no voice to carry over.',
  strong: 'every cue belongs to somebody',
  measure,
};

/**
 * How many speeches belong to somebody: a character of the book, a minor part that the chapter
 * mentions (SMALL SAILOR), a narrator or a crowd. The others have no face and no voice to carry
 * over, and a cue that two characters could claim has two. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { speeches, chapter, characters } = subject;
  if (characters.length === 0 && chapter.wordCount === 0) {
    return notMeasured(UNIT, 'the book has no characters yet and there is no chapter text.');
  }
  if (speeches.length === 0) return withoutSpeech(subject);
  const strangers = speakingCues(subject).filter((cue) => !isKnown(cue, subject));
  const lost = strangers.flatMap((cue) => cue.speeches);
  const value = percent(speeches.length - lost.length, speeches.length);
  const note =
    strangers.length === 0
      ? 'Every cue belongs to somebody in the book.'
      : `Speeches under cues that nobody in the book answers to: ${lost.length} of ${speeches.length} (${listCues(strangers.map(({ cue }) => cue))}).`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    strangers.map((cue) =>
      atCue(
        cue,
        `Nobody in the book answers to ${cue.cue}, who has ${plural(cue.speeches.length, 'speech', 'speeches')}.`,
      ),
    ),
  );
}

function withoutSpeech({ chapter }: Subject): Reading {
  return chapter.wordCount > 0 && chapter.speeches.length === 0
    ? notMeasured(UNIT, 'nobody speaks in the chapter, nor in the script.')
    : reading(0, UNIT, 0, 'The script has no character cue.');
}

function isKnown({ cue, form, found }: SpeakingCue, { match, chapter }: Subject): boolean {
  if (found.match !== null) return true;
  const joined = splitJointCue(cue);
  if (joined.length > 1 && joined.every((part) => match(part).match !== null)) return true;
  const words = form.bare.split(' ').filter((word) => !/^#\d+$/.test(word));
  if (words.length > 0 && words.every((word) => NOBODY_IN_PARTICULAR.has(word))) return true;
  if (found.candidates.length > 0) return false;
  return words.length > 0 && words.every((word) => chapter.vocabulary.has(word));
}
