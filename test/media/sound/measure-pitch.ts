const FRAME_SECONDS = 0.04;
const LOWEST_HZ = 55;
const HIGHEST_HZ = 420;
/** A frame is voiced where it is so much like itself one period later. */
const VOICED = 0.7;

/** The median fundamental frequency of what is voiced, in Hz, by autocorrelation. */
export function measurePitch(samples: Float32Array, rate: number): number {
  const length = Math.round(rate * FRAME_SECONDS);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const found: number[] = [];
  for (let from = 0; from + 2 * length < samples.length; from += length) {
    const frame = samples.subarray(from, from + 2 * length);
    const period = periodOf(frame, length, rate, loudest / 20);
    if (period !== null) found.push(rate / period);
  }
  found.sort((a, b) => a - b);
  return found[Math.floor(found.length / 2)] ?? 0;
}

function periodOf(frame: Float32Array, length: number, rate: number, floor: number): number | null {
  const energy = (from: number) =>
    frame.subarray(from, from + length).reduce((sum, sample) => sum + sample * sample, 0);
  const own = energy(0);
  if (Math.sqrt(own / length) < floor) return null;
  const first = Math.floor(rate / HIGHEST_HZ);
  const likeness = Array.from({ length: Math.ceil(rate / LOWEST_HZ) - first }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (frame[i] ?? 0) * (frame[i + first + k] ?? 0);
    return sum / Math.sqrt(own * energy(first + k) + Number.EPSILON);
  });
  const best = Math.max(...likeness);
  if (best < VOICED) return null;
  // The shortest that is nearly as good: two periods are as like as one.
  const at = likeness.findIndex(
    (each, k) =>
      each > 0.9 * best && each >= (likeness[k - 1] ?? 1) && each >= (likeness[k + 1] ?? 1),
  );
  return first + (at === -1 ? likeness.indexOf(best) : at);
}
