import { type Measure, measure } from '../../../src/screenplay/measure.ts';
import { paginate, type ScriptPage } from '../../../src/screenplay/paginate.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';
import { type OutlineEntry, outlineOf } from './outline/outline.ts';

/** All that the desk shows about a script beside its text. */
export interface ReadScript {
  screenplay: Screenplay;
  /** As printed on letter, on which scripts are measured. */
  pages: readonly ScriptPage[];
  measure: Measure;
  outline: readonly OutlineEntry[];
}

export function readScript(screenplay: Screenplay): ReadScript {
  const pages = paginate(screenplay.elements);
  return {
    screenplay,
    pages,
    measure: measure(screenplay, pages),
    outline: outlineOf(screenplay, pages),
  };
}
