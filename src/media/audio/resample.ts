/** How many zero crossings of the sinc on either side are counted in. */
const CROSSINGS = 8;
/** Steps of the window's table between two crossings; what lies between is drawn straight. */
const STEPS = 256;

/** A sinc under a Blackman window, from its middle to its end. */
const KERNEL = Float64Array.from({ length: CROSSINGS * STEPS + 2 }, (_, i) => {
  const x = i / STEPS;
  if (x >= CROSSINGS) return 0;
  const window =
    0.42 +
    0.5 * Math.cos((Math.PI * x) / CROSSINGS) +
    0.08 * Math.cos((2 * Math.PI * x) / CROSSINGS);
  return x === 0 ? 1 : (window * Math.sin(Math.PI * x)) / (Math.PI * x);
});

/**
 * Samples read `ratio` times as fast: 2 gives half of them. Heard at the same rate that is an octave
 * higher; heard at a rate divided by `ratio` it is the same sound. What the new samples cannot hold is
 * filtered out.
 */
export function resample(samples: Float32Array, ratio: number): Float32Array {
  if (ratio === 1) return samples;
  const result = new Float32Array(Math.floor(samples.length / ratio));
  const cutoff = Math.min(1, 1 / ratio);
  const reach = CROSSINGS / cutoff;
  for (let i = 0; i < result.length; i++) {
    const at = i * ratio;
    const first = Math.max(0, Math.ceil(at - reach));
    const last = Math.min(samples.length - 1, Math.floor(at + reach));
    let sum = 0;
    for (let k = first; k <= last; k++) {
      const x = Math.abs(at - k) * cutoff * STEPS;
      const step = Math.floor(x);
      const low = KERNEL[step] ?? 0;
      sum += (samples[k] ?? 0) * (low + (x - step) * ((KERNEL[step + 1] ?? 0) - low));
    }
    result[i] = sum * cutoff;
  }
  return result;
}
