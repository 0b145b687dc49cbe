import type { PartMatch } from './match-parts.ts';
import type { Part } from './read-parts.ts';
import { addTrace, type PartTraces } from './trace-parts.ts';

/** From this share of what stands in it on a scene was split off another, or went into another. */
const MOSTLY = 0.5;

interface Traced {
  before: readonly Part[];
  after: readonly Part[];
  toBefore: PartMatch;
  traces: PartTraces;
}

/** Traces scenes by what stands in them: a new one out of an old one, an old one that went into another. */
export function traceScenes({ before, after, toBefore, traces }: Traced): void {
  const toAfter = new Map([...toBefore].map(([b, a]) => [a, b]));
  const lengths = { before: lengthsOf(before), after: lengthsOf(after) };
  for (const { a, b, length } of passed(before, after, toBefore, traces)) {
    const own = toBefore.get(b);
    const other = toAfter.get(a);
    if (own === a) continue;
    if (own === undefined && length >= MOSTLY * (lengths.after.get(b) ?? 0)) {
      addTrace(traces, b, a);
      if (other !== undefined) addTrace(traces, other, a);
    } else if (
      own !== undefined &&
      other === undefined &&
      length >= MOSTLY * (lengths.before.get(a) ?? 0)
    ) {
      addTrace(traces, b, own);
      addTrace(traces, b, a);
    }
  }
}

function lengthsOf(parts: readonly Part[]): Map<number, number> {
  const lengths = new Map<number, number>();
  for (const { scene, name } of parts) {
    if (scene !== null) lengths.set(scene, (lengths.get(scene) ?? 0) + name.length);
  }
  return lengths;
}

interface Passed {
  /** Scenes of before and after. */
  a: number;
  b: number;
  /** How much of the one stands in the other. */
  length: number;
}

function passed(
  before: readonly Part[],
  after: readonly Part[],
  toBefore: PartMatch,
  traces: PartTraces,
): Passed[] {
  const found = new Map<number, Passed>();
  after.forEach(({ scene: b, name }, at) => {
    const origin = toBefore.get(at) ?? traces.get(at)?.values().next().value;
    const a = origin === undefined ? null : (before[origin]?.scene ?? null);
    if (a === null || b === null) return;
    const key = a * after.length + b;
    const pair = found.get(key);
    if (pair === undefined) found.set(key, { a, b, length: name.length });
    else pair.length += name.length;
  });
  return [...found.values()];
}
