/** A net of one hidden layer: inputs, hidden units that are 0 below 0, one output. */
export interface Net {
  inputs: number;
  hidden: number;
  /** By input, then by hidden unit; after the last input the biases of the units. */
  first: Float32Array;
  /** By hidden unit. */
  second: Float32Array;
}

/**
 * What the net makes of each row; most of its numbers are 0 and cost nothing.
 *
 * @param width numbers from one row to the next, where a row has more than the net looks at
 */
export function scoresOf(net: Net, rows: Float32Array, width = net.inputs): Float64Array {
  const { inputs, hidden, first, second } = net;
  const scores = new Float64Array(rows.length / width);
  const units = new Float64Array(hidden);
  for (let row = 0; row < scores.length; row++) {
    units.set(first.subarray(inputs * hidden));
    for (let i = 0; i < inputs; i++) {
      const value = rows[row * width + i] ?? 0;
      if (value === 0) continue;
      const at = i * hidden;
      for (let h = 0; h < hidden; h++) units[h] = (units[h] ?? 0) + value * (first[at + h] ?? 0);
    }
    let score = 0;
    for (let h = 0; h < hidden; h++) {
      const unit = units[h] ?? 0;
      if (unit > 0) score += unit * (second[h] ?? 0);
    }
    scores[row] = score;
  }
  return scores;
}

/** The chances of each row of a turn, as several nets say together. */
export function chancesBy(nets: readonly Net[], rows: Float32Array, width: number): Float64Array {
  const chances = new Float64Array(rows.length / width);
  for (const net of nets) {
    softmax(scoresOf(net, rows, width)).forEach((chance, row) => {
      chances[row] = (chances[row] ?? 0) + chance / nets.length;
    });
  }
  return chances;
}

/** Scores as probabilities that sum to 1; a temperature above 1 makes them less sure. */
export function softmax(scores: ArrayLike<number>, temperature = 1): Float64Array {
  const chances = new Float64Array(scores.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const chance = Math.exp(((scores[i] ?? 0) - highest) / temperature);
    chances[i] = chance;
    sum += chance;
  }
  for (let i = 0; i < chances.length; i++) chances[i] = (chances[i] ?? 0) / sum;
  return chances;
}
