import type { Reading } from './reading.ts';
import type { Subject } from './subject.ts';

/** A signal: what is measured on a script, how much it counts, and what there is to say about it. */
export interface SignalDefinition {
  /** In snake_case; stable, docs/RUBRIC.md lists them all. */
  name: string;
  label: string;
  /** Its part in the criterion, in hundredths; those of a criterion add up to 100. */
  weight: number;
  /** True where no strength makes up for it: its criterion is at most `HOLD` points above it. */
  holds?: true;
  /** One sentence of advice; where the signal has lines it follows `Lines 41 and 87: `, so it starts small. */
  weak: string;
  /** Why it matters, to an audience or to those who make the film. A sentence. */
  why: string;
  /** Completes `What works: `. */
  strong: string;
  measure: (subject: Subject) => Reading;
}
