import { TriangleAlert } from 'lucide-react';
import { describeError } from '../data/describe-error.ts';
import { Button } from './button.tsx';

interface ErrorStateProps {
  error: unknown;
  /** What could not be done: "The chapters could not be loaded". */
  title: string;
  onRetry?: (() => void) | undefined;
  /** Puts it into words. */
  describe?: typeof describeError;
}

/** An error in the place where its result would have been: what happened, and what to do. */
export function ErrorState(props: ErrorStateProps) {
  const { error, title, onRetry, describe = describeError } = props;
  const { message, hint } = describe(error);
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-lg border border-bad bg-bad-wash px-4 py-3"
    >
      <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 grow">
        <p className="font-medium">{title}</p>
        <p className="break-words text-soft">{message}</p>
        {hint !== undefined && <p className="break-words text-soft">{hint}</p>}
      </div>
      {onRetry !== undefined && (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
