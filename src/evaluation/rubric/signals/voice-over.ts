import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the spoken words';
const VOICE_OVER = /^v\.?\s?o\b/i;
const NARRATOR = /^narrator\b/i;

/** A style says how much of it is right; so many points further nothing is shown any more. */
const TOO_MUCH = 60;

export const voiceOver: SignalDefinition = {
  name: 'voice_over',
  label: 'Voice-over',
  weight: 5,
  weak: 'turn voice-over into action or a scene',
  why: 'Narration over pictures is the book read aloud.',
  strong: 'it shows more than it narrates',
  measure,
};

/**
 * How much of what is said is voice-over, or a narrator's. Narration over pictures is the book
 * read aloud. Off-screen (O.S.) speech belongs to the scene and does not count. 0 to 100 %.
 */
function measure({ speeches, style }: Subject): Reading {
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  const over = speeches.filter(
    ({ spoken }) =>
      NARRATOR.test(spoken.cue) ||
      spoken.extensions.some((extension) => VOICE_OVER.test(extension)),
  );
  const count = (units: typeof over): number =>
    units.reduce((sum, { words }) => sum + words.length, 0);
  const value = percent(count(over), count([...speeches]));
  const note = `Speeches in voice-over: ${over.length} of ${speeches.length}.`;
  const longestFirst = over.toSorted((one, other) => other.words.length - one.words.length);
  return reading(
    value,
    UNIT,
    scale(value, scaleOf(style.voice_over_percent)),
    note,
    longestFirst.map(({ line }) => line),
  );
}

/** A first-person book earns a frame of voice-over; past what the style has it tells instead of showing. */
function scaleOf(right: number): readonly ScalePoint[] {
  return [
    [right, 100],
    [right + TOO_MUCH, 0],
  ];
}
