import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Evaluation, ScriptItemDetail } from '../../../src/contract/index.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';
import { evaluationsQuery } from '../data/versions.ts';
import type { LineFeedback } from '../editor/feedback/feedback.ts';
import { openMarks } from './feedback-marks.ts';
import { type Findings, useFindings } from './use-findings.ts';

export interface DeskFeedback {
  /** The newest of the version itself. */
  evaluation: Evaluation | undefined;
  findings: Findings;
  /** How much of what was said a draft has still to work through; undefined where nothing was said. */
  openItems: number | undefined;
  /** For the margin of the script. */
  marks: readonly LineFeedback[];
}

/** All that was said of the version on the desk, and of those that it was made from. */
export function useDeskFeedback(
  script: ScriptItemDetail,
  now: Screenplay | undefined,
): DeskFeedback {
  const evaluation = useQuery(evaluationsQuery(script.id)).data?.items[0];
  const findings = useFindings(script, now);
  const { items } = findings;
  const marks = useMemo(() => openMarks(items ?? []), [items]);
  const openItems =
    script.status !== 'draft' || items === undefined || items.length === 0
      ? undefined
      : items.filter(({ state }) => state === 'open').length;
  return { evaluation, findings, openItems, marks };
}
