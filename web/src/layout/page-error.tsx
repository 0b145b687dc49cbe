import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPage } from './error-page.tsx';

/** What is shown where a page broke. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return <ErrorPage error={error} title="This page could not be shown" onRetry={reset} />;
}
