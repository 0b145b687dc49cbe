import type { Evaluation } from '../../../src/contract/index.ts';
import type { LineFeedback } from '../editor/feedback/feedback.ts';
import { criterionName } from '../evaluation/criteria.ts';
import type { CarriedItem } from './use-parent-feedback.ts';

/** What an evaluation says about lines of its own version, for the margin of the script. */
export function evaluationMarks(evaluation: Evaluation | undefined): LineFeedback[] {
  return (evaluation?.criteria ?? []).flatMap(({ criterion, feedback, lines }) =>
    lines.map((line) => ({ line, says: feedback || criterionName(criterion) })),
  );
}

/** What is still to be worked through, beside the lines where it is now. */
export function openItemMarks(items: readonly CarriedItem[]): LineFeedback[] {
  return items
    .filter(({ ticked }) => !ticked)
    .flatMap(({ title, says, places }) =>
      places.flatMap(({ now }) => (now === null ? [] : [{ line: now, says: says || title }])),
    );
}
