import { setFlagsFromString } from 'node:v8';

/** What V8 has of itself in the newer Nodes. */
const USUAL_BUDGET = 13_000_000;
/** Reached within seconds by what a long work spends its time in, and by nothing of a start. */
const LATE_BUDGET = 1_000_000_000;

/**
 * Has V8 optimise late what is compiled in `work`. By itself it makes a hundred of the engine's largest
 * functions anew for a start and a few queries, which is 40% of the processor time of a short command.
 */
export async function withBaselineCode<T>(work: () => Promise<T>): Promise<T> {
  setBudget(LATE_BUDGET);
  try {
    return await work();
  } finally {
    // Each compiled module keeps what it began with: others, as those of voices, begin as usual.
    setBudget(USUAL_BUDGET);
  }
}

function setBudget(budget: number): void {
  setFlagsFromString(`--wasm-tiering-budget=${budget}`);
}
