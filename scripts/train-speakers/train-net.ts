import type { Net } from '../../src/prose/speakers/ranker/net.ts';

/** Turns with candidates, most of whose numbers are 0. */
export interface Examples {
  starts: Int32Array;
  seen: Int32Array;
  places: Uint8Array;
  values: Float32Array;
  right: Uint8Array;
}

export interface Settings {
  inputs: number;
  hidden: number;
  rounds: number;
  rate: number;
  decay: number;
  dropout: number;
  seed: number;
}

const BATCH = 32;
const MOMENTUM = 0.9;
const SPREAD = 0.999;
/** A candidate whose chance is so near to what it should be teaches nothing, and costs as much. */
const LEAST_SLOPE = 1e-4;

/** Numbers from 0 to 1 that look like chance and are the same again for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Trains a net so that the softmax over a turn's candidates gives the right ones all (Adam). */
export function trainNet(sets: readonly Examples[], settings: Settings): Net {
  const { inputs, hidden, rounds, seed } = settings;
  const chance = chances(seed);
  const size = (inputs + 1) * hidden + hidden;
  const weights = new Float64Array(size);
  for (let i = 0; i < inputs * hidden; i++) weights[i] = (chance() - 0.5) * 2 * Math.sqrt(3 / 30);
  for (let i = (inputs + 1) * hidden; i < size; i++)
    weights[i] = (chance() - 0.5) * 2 * Math.sqrt(3 / hidden);
  const turns = sets.flatMap((set, s) => trainable(set).map((at) => [s, at] as const));
  const trainer = new Trainer(weights, settings, chance);
  const batches = Math.ceil(turns.length / BATCH);
  for (let round = 0; round < rounds; round++) {
    shuffle(turns, chance);
    for (let batch = 0; batch < batches; batch++) {
      const done = (round * batches + batch) / (rounds * batches);
      for (const [s, at] of turns.slice(batch * BATCH, (batch + 1) * BATCH)) {
        const set = sets[s];
        if (set !== undefined) trainer.learn(set, at);
      }
      trainer.step(1 - done);
    }
  }
  const split = (inputs + 1) * hidden;
  return {
    inputs,
    hidden,
    first: Float32Array.from(weights.subarray(0, split)),
    second: Float32Array.from(weights.subarray(split)),
  };
}

/** Turns of which some candidates are right and some are not. */
function trainable({ starts, right }: Examples): number[] {
  const turns: number[] = [];
  for (let at = 0; at + 1 < starts.length; at++) {
    const all = right.subarray(starts[at], starts[at + 1]);
    const sum = all.reduce((total, each) => total + each, 0);
    if (sum > 0 && sum < all.length) turns.push(at);
  }
  return turns;
}

function shuffle<T>(all: T[], chance: () => number): void {
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    const kept = all[i] as T;
    all[i] = all[j] as T;
    all[j] = kept;
  }
}

class Trainer {
  private readonly weights: Float64Array;
  private readonly gradient: Float64Array;
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private readonly settings: Settings;
  private readonly chance: () => number;
  private readonly units: Float64Array;
  private readonly scores: Float64Array;
  private readonly keep: Float64Array;
  private steps = 0;

  constructor(weights: Float64Array, settings: Settings, chance: () => number) {
    this.weights = weights;
    this.settings = settings;
    this.chance = chance;
    this.gradient = new Float64Array(weights.length);
    this.mean = new Float64Array(weights.length);
    this.square = new Float64Array(weights.length);
    this.units = new Float64Array(16 * settings.hidden);
    this.scores = new Float64Array(16);
    this.keep = new Float64Array(settings.hidden);
  }

  /** Adds the gradient of one turn. */
  learn({ starts, seen, places, values, right }: Examples, at: number): void {
    const { hidden, inputs, dropout } = this.settings;
    const { weights: w, gradient: g, units, scores, keep } = this;
    const from = starts[at] as number;
    const count = (starts[at + 1] as number) - from;
    const bias = inputs * hidden;
    const out = bias + hidden;
    for (let h = 0; h < hidden; h++) keep[h] = this.chance() < dropout ? 0 : 1 / (1 - dropout);
    let highest = -Infinity;
    for (let k = 0; k < count; k++) {
      const base = k * hidden;
      for (let h = 0; h < hidden; h++) units[base + h] = w[bias + h] as number;
      for (let j = seen[from + k] as number; j < (seen[from + k + 1] as number); j++) {
        const value = values[j] as number;
        const place = (places[j] as number) * hidden;
        for (let h = 0; h < hidden; h++)
          units[base + h] = (units[base + h] as number) + value * (w[place + h] as number);
      }
      let score = 0;
      for (let h = 0; h < hidden; h++) {
        const unit = units[base + h] as number;
        if (unit > 0) score += unit * (keep[h] as number) * (w[out + h] as number);
      }
      scores[k] = score;
      if (score > highest) highest = score;
    }
    let sum = 0;
    let good = 0;
    for (let k = 0; k < count; k++) {
      const e = Math.exp((scores[k] as number) - highest);
      scores[k] = e;
      sum += e;
      if (right[from + k] === 1) good += e;
    }
    for (let k = 0; k < count; k++) {
      const e = scores[k] as number;
      const slope = e / sum - (right[from + k] === 1 ? e / good : 0);
      if (Math.abs(slope) < LEAST_SLOPE) continue;
      const base = k * hidden;
      for (let h = 0; h < hidden; h++) {
        const unit = units[base + h] as number;
        if (unit <= 0) {
          units[base + h] = 0;
          continue;
        }
        const kept = (keep[h] as number) * slope;
        g[out + h] = (g[out + h] as number) + unit * kept;
        const back = kept * (w[out + h] as number);
        units[base + h] = back;
        g[bias + h] = (g[bias + h] as number) + back;
      }
      for (let j = seen[from + k] as number; j < (seen[from + k + 1] as number); j++) {
        const value = values[j] as number;
        const place = (places[j] as number) * hidden;
        for (let h = 0; h < hidden; h++)
          g[place + h] = (g[place + h] as number) + value * (units[base + h] as number);
      }
    }
  }

  /** Moves the weights; `left` is the share of the training that is left. */
  step(left: number): void {
    const { rate, decay } = this.settings;
    const { weights: w, gradient: g, mean, square } = this;
    this.steps++;
    const now = rate * Math.max(0.02, left);
    const unbiasMean = 1 - MOMENTUM ** this.steps;
    const unbiasSquare = 1 - SPREAD ** this.steps;
    for (let i = 0; i < w.length; i++) {
      const slope = (g[i] as number) / BATCH;
      g[i] = 0;
      const m = MOMENTUM * (mean[i] as number) + (1 - MOMENTUM) * slope;
      const s = SPREAD * (square[i] as number) + (1 - SPREAD) * slope * slope;
      mean[i] = m;
      square[i] = s;
      const move = m / unbiasMean / (Math.sqrt(s / unbiasSquare) + 1e-8);
      w[i] = (w[i] as number) - now * (move + decay * (w[i] as number));
    }
  }
}
