import { FEATURES } from './features/all-features.ts';
import { NEIGHBOUR_FEATURES } from './neighbours.ts';
import type { Net } from './net.ts';
import type { PrintedModel, PrintedNet } from './printed-model.ts';
import { WEIGHTS } from './weights.ts';

/** What training leaves behind: the nets of two passes, and how often answers so sure were right. */
export interface Model {
  first: readonly Net[];
  second: readonly Net[];
  calibrate(chance: number): number;
}

let model: Model | null = null;

/** The weights that the project ships; read once. */
export function readModel(): Model {
  model ??= modelOf(WEIGHTS);
  return model;
}

function modelOf({ first, second, right }: PrintedModel): Model {
  return {
    first: first.map((net) => netOf(net, FEATURES.length)),
    second: second.map((net) => netOf(net, FEATURES.length + NEIGHBOUR_FEATURES.length)),
    calibrate: (chance) => between(right, chance * (right.length - 1)),
  };
}

function netOf({ hidden, unit, weights }: PrintedNet, inputs: number): Net {
  const bytes = Uint8Array.from(atob(weights), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const all = Float32Array.from(
    { length: bytes.length / 2 },
    (_, i) => view.getInt16(i * 2, true) * unit,
  );
  const split = (inputs + 1) * hidden;
  if (all.length !== split + hidden) {
    throw new Error(
      `The weights are for ${all.length / hidden - 2} features, and there are ${inputs}: run "npm run train:speakers".`,
    );
  }
  return { inputs, hidden, first: all.subarray(0, split), second: all.subarray(split) };
}

/** The value between two points of a line, at a place between their indexes. */
function between(points: readonly number[], place: number): number {
  const low = Math.max(0, Math.min(points.length - 1, Math.floor(place)));
  const high = Math.min(points.length - 1, low + 1);
  const [from = 0, to = 0] = [points[low], points[high]];
  return from + (to - from) * Math.max(0, place - low);
}
