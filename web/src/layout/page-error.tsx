import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/error-state.tsx';

/** What is shown where a page broke. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ErrorState error={error} title="This page could not be shown" onRetry={reset} />
    </div>
  );
}
