/** How somebody is read. */
export interface Voice {
  engine: SpeechEngine;
  /** As the engine names it: one of FLITE_VOICES; for espeak-ng `en-gb`, `de`, `fr+f3`. */
  voice: string;
  /** Semitones above what the engine's voice has by itself; below it where negative. */
  pitch: number;
  /** How many times as fast as the engine's voice is by itself. */
  rate: number;
  /** How all is said, as a parenthetical would say it: `softly`; null for nothing of the kind. */
  style: string | null;
}

export const SPEECH_ENGINES = ['flite', 'espeak-ng'] as const;
export type SpeechEngine = (typeof SPEECH_ENGINES)[number];

export interface Range {
  min: number;
  max: number;
}
export const PITCH_RANGE: Range = { min: -12, max: 12 };
export const RATE_RANGE: Range = { min: 0.5, max: 2 };

export function within(value: number, { min, max }: Range): number {
  return Math.min(max, Math.max(min, value));
}

/** How many times as high a tone is that is so many semitones higher. */
export function pitchRatio(semitones: number): number {
  return 2 ** (semitones / 12);
}
