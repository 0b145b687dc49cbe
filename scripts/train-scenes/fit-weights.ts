/** A paragraph with its features, and whether a scene begins in it; null where it counts as neither. */
export interface Example {
  row: readonly number[];
  begins: boolean | null;
}

/** How strongly weights are held near 0; that of the first feature, which is always 1, is free. */
const HELD_BACK: number = 1;
const STEPS = 25;

/** Logistic regression with a penalty on the squares of the weights, by Newton's method. */
export function fitWeights(examples: readonly Example[]): number[] {
  const size = examples[0]?.row.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -HELD_BACK * weight));
    const bend = weights.map((_, i) =>
      weights.map((__, j) => (i === j ? (i === 0 ? 1e-6 : HELD_BACK) : 0)),
    );
    for (const { row, begins } of examples) {
      if (begins === null) continue;
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0)));
      const rest = Number(begins) - chance;
      const spread = chance * (1 - chance);
      for (const [i, x] of row.entries()) {
        if (x === 0) continue;
        slope[i] = (slope[i] ?? 0) + rest * x;
        const line = bend[i] ?? [];
        for (const [j, y] of row.entries()) line[j] = (line[j] ?? 0) + spread * x * y;
      }
    }
    const change = solve(bend, slope);
    weights = weights.map((weight, i) => weight + (change[i] ?? 0));
  }
  return weights;
}

/** Gauss's elimination for a matrix that is symmetric and positive. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    const by = pivot[i] ?? 1;
    for (let j = i; j < pivot.length; j++) pivot[j] = (pivot[j] ?? 0) / by;
    for (const [other, row] of rows.entries()) {
      const times = other === i ? 0 : (row[i] ?? 0);
      if (times === 0) continue;
      for (let j = i; j < row.length; j++) row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0);
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
