import { kWeighting } from './k-weighting.ts';

/** A block of the measure is this many steps, and a new one begins at each. */
const STEPS_IN_BLOCK = 4;
const STEP_SECONDS = 0.1;
/** What is quieter counts for nothing, in LUFS. */
const ABSOLUTE_GATE = -70;
/** Nor does what is so much quieter than the rest, in LU. */
const RELATIVE_GATE = -10;

/**
 * The integrated loudness of one channel by EBU R128 (ITU-R BS.1770-4), as its samples come. Of an hour
 * it keeps 300 kB.
 */
export class LoudnessMeter {
  readonly #filters: ReturnType<typeof kWeighting>;
  readonly #stepLength: number;
  /** The mean square of each step. */
  readonly #steps: number[] = [];
  /** What the two filters remember. */
  readonly #state = new Float64Array(4);
  #sum = 0;
  #inStep = 0;

  constructor(rate: number) {
    this.#filters = kWeighting(rate);
    this.#stepLength = Math.round(rate * STEP_SECONDS);
  }

  add(samples: Float32Array): void {
    const [shelf, high] = this.#filters;
    let [s1 = 0, s2 = 0, h1 = 0, h2 = 0] = this.#state;
    for (let from = 0; from < samples.length; ) {
      const to = Math.min(samples.length, from + this.#stepLength - this.#inStep);
      let sum = 0;
      for (let i = from; i < to; i++) {
        const x = samples[i] ?? 0;
        const shelved = shelf.b0 * x + s1;
        s1 = shelf.b1 * x - shelf.a1 * shelved + s2;
        s2 = shelf.b2 * x - shelf.a2 * shelved;
        const y = high.b0 * shelved + h1;
        h1 = high.b1 * shelved - high.a1 * y + h2;
        h2 = high.b2 * shelved - high.a2 * y;
        sum += y * y;
      }
      this.#count(sum, to - from);
      from = to;
    }
    this.#state.set([s1, s2, h1, h2]);
  }

  /** In LUFS; minus infinity of silence. What is shorter than one block is measured as it is. */
  integrated(): number {
    const blocks = this.#blocks();
    const audible = blocks.filter((block) => loudnessOf(block) > ABSOLUTE_GATE);
    if (audible.length === 0) return Number.NEGATIVE_INFINITY;
    const gate = loudnessOf(mean(audible)) + RELATIVE_GATE;
    return loudnessOf(mean(audible.filter((block) => loudnessOf(block) > gate)));
  }

  #count(sum: number, samples: number): void {
    this.#sum += sum;
    this.#inStep += samples;
    if (this.#inStep < this.#stepLength) return;
    this.#steps.push(this.#sum / this.#stepLength);
    this.#sum = 0;
    this.#inStep = 0;
  }

  #blocks(): number[] {
    const steps = this.#steps;
    if (steps.length < STEPS_IN_BLOCK) {
      const count = steps.length * this.#stepLength + this.#inStep;
      const sum = steps.reduce((total, step) => total + step * this.#stepLength, this.#sum);
      return count === 0 ? [] : [sum / count];
    }
    const [a = 0, b = 0, c = 0] = steps;
    const before = [a, b, c];
    return steps.slice(STEPS_IN_BLOCK - 1).map((step, i) => {
      const sum = before.reduce((total, each) => total + each, step);
      before[i % before.length] = step;
      return sum / STEPS_IN_BLOCK;
    });
  }
}

/** The integrated loudness of what is there at once, in LUFS. */
export function loudness(samples: Float32Array, rate: number): number {
  const meter = new LoudnessMeter(rate);
  meter.add(samples);
  return meter.integrated();
}

function loudnessOf(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
