import { fromDecibels } from './sound.ts';

const FRAME_SECONDS = 0.005;
/** What is so much quieter than the loudest frame is silence, in dB. */
const SILENCE = -45;
/** Left standing before and after what is heard. */
const MARGIN_FRAMES = 3;

/** Without the silence that a voice makes before and after it speaks. */
export function trimSilence(samples: Float32Array, rate: number): Float32Array {
  const length = Math.max(1, Math.round(rate * FRAME_SECONDS));
  const energies = Array.from({ length: Math.ceil(samples.length / length) }, (_, i) =>
    energyOf(samples, i * length, length),
  );
  const loudest = energies.reduce((most, energy) => Math.max(most, energy), 0);
  const floor = loudest * fromDecibels(SILENCE) ** 2;
  const isHeard = (energy: number) => energy > floor;
  const first = energies.findIndex(isHeard);
  if (first === -1) return new Float32Array(0);
  const last = energies.findLastIndex(isHeard);
  return samples.slice(
    Math.max(0, first - MARGIN_FRAMES) * length,
    (last + 1 + MARGIN_FRAMES) * length,
  );
}

function energyOf(samples: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(from + length, samples.length); i++) {
    sum += (samples[i] ?? 0) ** 2;
  }
  return sum;
}
