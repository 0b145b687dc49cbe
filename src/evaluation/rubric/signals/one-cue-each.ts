import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import { listCues, type SpeakingCue, speakingCues } from '../speaking-cues.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the roles';

/** A role keeps one cue from first to last: breakdown and casting sort by it. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [50, 0],
];

export const oneCueEach: SignalDefinition = {
  name: 'one_cue_each',
  label: 'One cue for each character',
  weight: 10,
  holds: true,
  weak: 'use the one cue that the character has elsewhere',
  why: 'Breakdown, sides and voices are sorted by cue: each spelling becomes a person.',
  strong: 'each character keeps one cue',
  measure,
};

/**
 * Characters who speak under more than one cue (HOLMES here, SHERLOCK there). Schedules, sides
 * and voices are sorted by cue, so each spelling becomes a person of its own. 0 to 100 % of the
 * book's characters who speak.
 */
function measure(subject: Subject): Reading {
  const roles = new Map<string, SpeakingCue[]>();
  for (const cue of speakingCues(subject)) {
    const { match } = cue.found;
    if (match === null) continue;
    const cues = roles.get(match);
    if (cues === undefined) roles.set(match, [cue]);
    else cues.push(cue);
  }
  if (roles.size === 0) return notMeasured(UNIT, 'no cue belongs to a character of the book.');
  const split = [...roles.values()].filter((cues) => cues.length > 1);
  const value = percent(split.length, roles.size);
  const note =
    split.length === 0
      ? 'Every character speaks under one cue.'
      : `One character under several cues: ${split.map((cues) => listCues(cues.map(({ cue }) => cue))).join('; ')}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    split.map((cues) => ({
      about: [...cues.map(({ form }) => form.full)].sort().join(', '),
      what: `One character under several cues: ${listCues(cues.map(({ cue }) => cue))}.`,
      lines: lesserLines(cues),
    })),
  );
}

/** The lines under all cues of a role but the one it speaks under most. */
function lesserLines(cues: readonly SpeakingCue[]): number[] {
  const byUse = cues.toSorted((one, other) => other.speeches.length - one.speeches.length);
  return byUse.slice(1).flatMap(({ speeches }) => speeches.map(({ line }) => line));
}
