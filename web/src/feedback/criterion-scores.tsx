import type { Evaluation } from '../../../src/contract/index.ts';
import { criterionName } from '../evaluation/criteria.ts';
import { when } from '../text/when.ts';
import { ScoreBar } from '../ui/score-bar.tsx';

/** The scores of an evaluation; what it found stands below, item by item. */
export function CriterionScores({ evaluation }: { evaluation: Evaluation }) {
  return (
    <section aria-label="Scores" className="flex flex-col gap-3">
      <p className="text-sm text-soft">
        {evaluation.score} of 100 by {evaluation.evaluator}, {when(evaluation.created_at)}
      </p>
      {evaluation.criteria.map(({ criterion, score }) => (
        <div key={criterion} className="flex flex-col gap-1">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="font-medium">{criterionName(criterion)}</h2>
            <span className="text-sm tabular-nums">{score}</span>
          </div>
          <ScoreBar score={score} />
        </div>
      ))}
    </section>
  );
}
