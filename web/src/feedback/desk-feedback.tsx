import type { Evaluation } from '../../../src/contract/index.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { FeedbackPanel } from './feedback-panel.tsx';
import { ParentFeedbackPanel } from './parent-feedback-panel.tsx';
import type { ParentFeedbackQuery } from './use-parent-feedback.ts';

interface DeskFeedbackProps {
  evaluation: Evaluation | undefined;
  parent: ParentFeedbackQuery;
  onJump: (line: number) => void;
}

/** What was said of the version on the desk, or else of the one that it was made from. */
export function DeskFeedback({ evaluation, parent, onJump }: DeskFeedbackProps) {
  if (parent.error !== undefined) {
    return (
      <div className="p-4">
        <ErrorState
          error={parent.error}
          title="What was said of the version before could not be loaded"
          onRetry={parent.retry}
        />
      </div>
    );
  }
  if (parent.data !== undefined) {
    return <ParentFeedbackPanel feedback={parent.data} onJump={onJump} />;
  }
  return <FeedbackPanel evaluation={evaluation} onJump={onJump} />;
}
