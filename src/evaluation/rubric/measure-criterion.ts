import type { CriterionDefinition } from './criteria.ts';
import { type Reading, reading } from './reading.ts';
import type { SignalDefinition } from './signal-definition.ts';
import type { Subject } from './subject.ts';
import { type CriterionResult, HOLD, type Signal } from './types.ts';

/** A criterion before its findings are told and its feedback is written. */
export type MeasuredCriterion = Omit<CriterionResult, 'feedback' | 'findings' | 'signals'> & {
  signals: MeasuredSignal[];
};

export type MeasuredSignal = Omit<Signal, 'left_off'> &
  Pick<Reading, 'places'> & {
    /** Points of its criterion that it takes beyond its weight, as it holds it down. */
    holds: number;
  };

const MOST_LINES = 20;

/**
 * Measures the signals of one criterion and takes their mean, weighted, over those measured; at most `HOLD`
 * points above the lowest of those that hold it.
 */
export function measureCriterion(
  definition: CriterionDefinition,
  subject: Subject,
): MeasuredCriterion {
  const readings = definition.signals.map((signal) => ({
    signal,
    read: readSignal(signal, definition, subject),
  }));
  const measured = readings.filter(({ read }) => read.measured);
  const whole = measured.reduce((sum, { signal }) => sum + signal.weight, 0);
  const sum = measured.reduce(
    (total, { signal, read }) => total + signal.weight * clamp(read.score),
    0,
  );
  const mean = whole > 0 ? sum / whole : 0;
  const holding = measured
    .filter(({ signal }) => signal.holds)
    .toSorted((one, other) => one.read.score - other.read.score)[0];
  const most = holding === undefined ? 100 : clamp(holding.read.score) + HOLD;
  const signals = readings.map(({ signal, read }) =>
    present(signal, read, whole, signal === holding?.signal ? Math.max(0, mean - most) : 0),
  );
  return {
    criterion: definition.criterion,
    score: Math.round(Math.min(mean, most)),
    weight: whole > 0 ? definition.weight / 100 : 0,
    signals,
  };
}

/**
 * Without a scene heading the text is not a screenplay. Whether it tells the chapter can still be
 * said; its scenes, cast and pictures cannot be good or bad, since they are not there: 0.
 */
function readSignal(
  signal: SignalDefinition,
  { criterion }: CriterionDefinition,
  subject: Subject,
): Reading {
  if (subject.scenes.length > 0 || criterion === 'coherence') return signal.measure(subject);
  const { unit } = signal.measure(subject);
  return reading(0, unit, 0, 'There is no scene to measure this on.');
}

function present(
  signal: SignalDefinition,
  read: Reading,
  whole: number,
  holds: number,
): MeasuredSignal {
  const lines = [...new Set(read.lines)].slice(0, MOST_LINES).sort((one, other) => one - other);
  return {
    name: signal.name,
    label: signal.label,
    value: round(read.value, 1),
    unit: read.unit,
    score: Math.round(clamp(read.score)),
    weight: read.measured ? round(signal.weight / whole, 4) : 0,
    lines,
    note: read.note,
    places: read.places,
    holds,
  };
}

function clamp(score: number): number {
  return Math.min(100, Math.max(0, score));
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
