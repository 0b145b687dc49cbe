import { Gauge } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { CriterionScores } from './criterion-scores.tsx';
import { FindingsList } from './findings-list.tsx';
import type { DeskFeedback as Feedback } from './use-desk-feedback.ts';

interface DeskFeedbackProps {
  feedback: Feedback;
  onJump: (line: number) => void;
}

/** What was said of the version on the desk, and what is open of those that it was made from. */
export function DeskFeedback({ feedback, onJump }: DeskFeedbackProps) {
  const { evaluation, findings } = feedback;
  if (findings.error !== null) {
    return (
      <div className="p-4">
        <ErrorState
          error={findings.error}
          title="What was said could not be loaded"
          onRetry={findings.retry}
        />
      </div>
    );
  }
  const items = findings.items ?? [];
  if (evaluation === undefined && items.length === 0) {
    return (
      <EmptyState icon={<Gauge aria-hidden size={24} />} title="Not evaluated yet">
        An evaluation scores the version and says which lines to look at. Its text is frozen from
        then on.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6 px-6 py-6">
      {evaluation !== undefined && <CriterionScores evaluation={evaluation} />}
      <FindingsList
        items={items}
        onDecide={findings.canDecide ? findings.decide : undefined}
        onJump={onJump}
      />
    </div>
  );
}
