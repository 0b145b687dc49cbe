import { Gauge } from 'lucide-react';
import type { Evaluation } from '../../../src/contract/index.ts';
import { criterionName } from '../evaluation/criteria.ts';
import { when } from '../text/when.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ScoreBar } from '../ui/score-bar.tsx';
import { LineChips } from './line-chips.tsx';

interface FeedbackPanelProps {
  evaluation: Evaluation | undefined;
  onJump: (line: number) => void;
}

/** The newest evaluation, criterion by criterion, with the lines that show it. */
export function FeedbackPanel({ evaluation, onJump }: FeedbackPanelProps) {
  if (evaluation === undefined) {
    return (
      <EmptyState icon={<Gauge aria-hidden size={24} />} title="Not evaluated yet">
        An evaluation scores the version and says which lines to look at. Its text is frozen from
        then on.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6 px-6 py-6">
      <p className="text-sm text-soft">
        {evaluation.score} of 100 by {evaluation.evaluator}, {when(evaluation.created_at)}
      </p>
      {evaluation.criteria.map(({ criterion, score, feedback, lines }) => (
        <section key={criterion} className="flex flex-col gap-1.5">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="font-medium">{criterionName(criterion)}</h2>
            <span className="text-sm tabular-nums">{score}</span>
          </div>
          <ScoreBar score={score} />
          {feedback && (
            <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{feedback}</p>
          )}
          <LineChips places={lines.map((line) => ({ line, now: line }))} onJump={onJump} />
        </section>
      ))}
    </div>
  );
}
