import { ErrorState } from '../ui/error-state.tsx';
import { FeedbackPanel } from './feedback-panel.tsx';
import { ParentFeedbackPanel } from './parent-feedback-panel.tsx';
import type { DeskFeedback as Feedback } from './use-desk-feedback.ts';

interface DeskFeedbackProps {
  feedback: Feedback;
  onJump: (line: number) => void;
}

/** What was said of the version on the desk, or else of the one that it was made from. */
export function DeskFeedback({ feedback, onJump }: DeskFeedbackProps) {
  const { evaluation, parent } = feedback;
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
