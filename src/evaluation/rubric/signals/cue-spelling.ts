import { nameForm } from '../../../cast/match/cue-names.ts';
import { slips } from '../../../cast/match/match-cue.ts';
import { atCue } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import { type SpeakingCue, speakingCues } from '../speaking-cues.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speeches';
const SLIPS_SHOWN = 4;

/** A slip is quickly mended and quickly costs a voice: one speech in ten is already poor. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [20, 0],
];

export const cueSpelling: SignalDefinition = {
  name: 'cue_spelling',
  label: 'Cue spelling',
  weight: 5,
  weak: 'correct the spelling of these cues',
  why: 'A slip in a cue makes a person of its own, without a face and without a voice.',
  strong: 'cues are spelled alike',
  measure,
};

/**
 * Cues that look like a slip of the pen: no character answers to them, and one letter more, less,
 * other or swapped makes the name of one, or a cue used more often. Words of five letters or
 * more; shorter names differ by one letter too often (Jane, June). 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { speeches, characters } = subject;
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  const right = new Map<string, string>();
  for (const { name, aliases } of characters) {
    for (const form of [name, ...aliases])
      for (const word of nameForm(form).calledBy) learn(right, word);
  }
  const doubtful: { cue: SpeakingCue; meant: string }[] = [];
  const byUse = speakingCues(subject).sort(
    (one, other) => other.speeches.length - one.speeches.length,
  );
  for (const cue of byUse) {
    const meant = cue.found.match === null ? meantBy(cue, right) : undefined;
    if (meant !== undefined) doubtful.push({ cue, meant });
    else for (const word of cue.form.calledBy) learn(right, word);
  }
  const lines = doubtful.flatMap(({ cue }) => cue.speeches.map(({ line }) => line));
  const value = percent(lines.length, speeches.length);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    noteOn(doubtful),
    doubtful.map(({ cue, meant }) =>
      atCue(cue, `The cue ${cue.cue} looks misspelled: ${meant.toUpperCase()}?`),
    ),
  );
}

function learn(right: Map<string, string>, word: string): void {
  for (const slip of slips(word)) if (!right.has(slip) || slip === word) right.set(slip, word);
}

function meantBy({ form }: SpeakingCue, right: ReadonlyMap<string, string>): string | undefined {
  for (const word of form.calledBy) {
    if (right.get(word) === word) continue;
    const slip = slips(word).find((one) => right.has(one));
    if (slip !== undefined) return right.get(slip);
  }
  return undefined;
}

function noteOn(doubtful: readonly { cue: SpeakingCue; meant: string }[]): string {
  if (doubtful.length === 0) return 'No cue looks misspelled.';
  const pairs = doubtful
    .slice(0, SLIPS_SHOWN)
    .map(({ cue, meant }) => `${cue.cue} (${meant.toUpperCase()}?)`);
  return `Cues that look misspelled: ${pairs.join(', ')}.`;
}
