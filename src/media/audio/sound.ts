/** Sound of one channel; a sample lies between -1 and 1. */
export interface Sound {
  /** Samples in a second. */
  rate: number;
  samples: Float32Array;
}

/** What all that is read is brought to: what the voices that are always there speak in. */
export const SAMPLE_RATE = 16_000;

export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** The length of so many samples, in whole milliseconds. */
export function millisecondsOf(samples: number, rate: number): number {
  return Math.round((samples * 1_000) / rate);
}

/** How many samples so many milliseconds are. */
export function samplesIn(milliseconds: number, rate: number): number {
  return Math.round((milliseconds * rate) / 1_000);
}
