import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Evaluation, ScriptItemDetail } from '../../../src/contract/index.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';
import { evaluationsQuery } from '../data/versions.ts';
import type { LineFeedback } from '../editor/feedback/feedback.ts';
import { evaluationMarks, openItemMarks } from './feedback-marks.ts';
import { type ParentFeedbackQuery, useParentFeedback } from './use-parent-feedback.ts';

export interface DeskFeedback {
  /** The newest of the version itself. */
  evaluation: Evaluation | undefined;
  parent: ParentFeedbackQuery;
  /** How much of what was said is still to be worked through; undefined where nothing was said. */
  openItems: number | undefined;
  /** For the margin of the script. */
  marks: readonly LineFeedback[];
}

/** All that was said of the version on the desk, and of the one that it was made from. */
export function useDeskFeedback(
  script: ScriptItemDetail,
  now: Screenplay | undefined,
): DeskFeedback {
  const evaluation = useQuery(evaluationsQuery(script.id)).data?.items[0];
  const parent = useParentFeedback(script, now);
  const items = parent.data?.items;
  const marks = useMemo(
    () => (items === undefined ? evaluationMarks(evaluation) : openItemMarks(items)),
    [items, evaluation],
  );
  const openItems = items?.filter(({ ticked }) => !ticked).length;
  return { evaluation, parent, openItems, marks };
}
