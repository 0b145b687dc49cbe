import { fromDecibels } from './sound.ts';

/** How long before a peak the gain begins to go down. */
const ATTACK_SECONDS = 0.005;
/** How long it takes to come back up to a third of what was taken away. */
const RELEASE_SECONDS = 0.08;

/** Samples on either side of what is drawn between two of them. */
const SIDE = 8;
/** What lies between two samples, at each quarter: a sinc under a Hann window. */
const BETWEEN = [0.25, 0.5, 0.75].map((at) =>
  Float64Array.from({ length: 2 * SIDE }, (_, i) => {
    const x = i - (SIDE - 1) - at;
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * Math.cos((Math.PI * x) / (2 * SIDE)) ** 2;
  }),
);
/** In what is heard, the loudest between two samples is no more than so many times as loud as they. */
const MOST_BETWEEN = 1.5;

/**
 * Keeps the true peaks, those between the samples as well, below a ceiling in dBTP: the gain goes down
 * smoothly before each of them and comes up slowly after it. No sample is moved. Linear in their number.
 */
export function limit(samples: Float32Array, rate: number, ceiling: number): Float32Array {
  const wanted = wantedGains(samples, fromDecibels(ceiling));
  if (wanted === null) return samples;
  const window = Math.max(1, Math.round(rate * ATTACK_SECONDS));
  const release = 1 - Math.exp(-1 / (rate * RELEASE_SECONDS));
  const lowest = lowestAhead(wanted, window);
  // Each gain is the mean of one window's; none of these is above what any sample in it wants.
  const held = new Float64Array(samples.length + window).fill(lowest[0] ?? 1, 0, window);
  const result = new Float32Array(samples.length);
  let sum = (lowest[0] ?? 1) * window;
  let gain = lowest[0] ?? 1;
  for (let i = 0; i < samples.length; i++) {
    gain = Math.min(lowest[i] ?? 1, gain + (1 - gain) * release);
    held[i + window] = gain;
    sum += gain - (held[i] ?? 1);
    result[i] = ((samples[i] ?? 0) * sum) / window;
  }
  return result;
}

/** The highest level that there is, between samples too, in dBTP; minus infinity of silence. */
export function truePeak(samples: Float32Array): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) {
    peak = Math.max(peak, Math.abs(samples[i] ?? 0), peakAfter(samples, i, peak));
  }
  return 20 * Math.log10(peak);
}

/** What each sample is to be multiplied by, by itself; null where all stay as they are. */
function wantedGains(samples: Float32Array, ceiling: number): Float32Array | null {
  let wanted: Float32Array | null = null;
  for (let i = 0; i < samples.length; i++) {
    const own = Math.abs(samples[i] ?? 0);
    const between = peakAfter(samples, i, ceiling);
    if (own <= ceiling && between <= ceiling) continue;
    wanted ??= new Float32Array(samples.length).fill(1);
    wanted[i] = Math.min(wanted[i] ?? 1, ceiling / Math.max(own, between));
    if (between > ceiling && i + 1 < samples.length) wanted[i + 1] = ceiling / between;
  }
  return wanted;
}

/** The peak between a sample and the next; 0 where it cannot be above `floor`. */
function peakAfter(samples: Float32Array, i: number, floor: number): number {
  const neighbours = Math.max(Math.abs(samples[i] ?? 0), Math.abs(samples[i + 1] ?? 0));
  if (neighbours * MOST_BETWEEN <= floor) return 0;
  let peak = 0;
  for (const weights of BETWEEN) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      sum += (samples[i - SIDE + 1 + k] ?? 0) * (weights[k] ?? 0);
    }
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}

/** Of each value the lowest among it and the `window` after it. */
function lowestAhead(values: Float32Array, window: number): Float32Array {
  const result = new Float32Array(values.length);
  // From the end: the places of values that rise, the one nearest to `i` last.
  const places = new Int32Array(values.length);
  let first = 0;
  let count = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    while (count > first && (values[places[count - 1] ?? 0] ?? 1) >= (values[i] ?? 1)) count--;
    places[count++] = i;
    while ((places[first] ?? 0) > i + window) first++;
    result[i] = values[places[first] ?? 0] ?? 1;
  }
  return result;
}
