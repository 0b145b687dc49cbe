import type { Evaluation } from '../../../../src/contract/index.ts';
import type { LineFeedback } from '../../editor/feedback/feedback.ts';

/** What an evaluation says about lines, for the margin of the script. */
export function feedbackByLine(evaluation: Evaluation | undefined): LineFeedback[] {
  return (evaluation?.criteria ?? []).flatMap(({ criterion, feedback, lines }) =>
    lines.map((line) => ({ line, says: feedback || criterion })),
  );
}
