import type { Evaluation, StatusChange } from '../../../src/contract/index.ts';
import { criterionName } from '../evaluation/criteria.ts';

/** One thing that was said of a version. */
export interface FeedbackItem {
  /** The same for as long as the evaluation or the verdict stands. */
  id: string;
  title: string;
  /** 0 to 100. */
  score?: number;
  says: string;
  /** Lines of that version, from 1, that it speaks of. */
  lines: readonly number[];
}

/** What the last verdict said, where it was a rejection with a note. */
export function rejectionItems(moves: readonly StatusChange[]): FeedbackItem[] {
  const last = moves.at(-1);
  if (last?.to !== 'rejected' || !last.note?.trim()) return [];
  return [
    { id: `rejected ${last.changed_at}`, title: 'Why it was rejected', says: last.note, lines: [] },
  ];
}

/** What an evaluation said: a comment of whoever judged, and each criterion with something to say. */
export function evaluationItems(evaluation: Evaluation | undefined): FeedbackItem[] {
  if (evaluation === undefined) return [];
  const { id, evaluator_kind: kind, feedback, criteria } = evaluation;
  // The rubric's own summary says once more what its criteria say.
  const comment = kind === 'rule' && criteria.length > 0 ? '' : (feedback ?? '').trim();
  const items = criteria
    .filter((each) => each.feedback || each.lines.length > 0)
    .map(({ criterion, score, feedback: says, lines }) => ({
      id: `${id} ${criterion}`,
      title: criterionName(criterion),
      score,
      says: says ?? '',
      lines,
    }));
  return comment === ''
    ? items
    : [{ id: `${id} comment`, title: 'Comment', says: comment, lines: [] }, ...items];
}
