import { ErrorState } from '../ui/error-state.tsx';

interface ErrorPageProps {
  error: unknown;
  title: string;
  onRetry: () => void;
}

/** In the place of a whole page that could not be shown. */
export function ErrorPage({ error, title, onRetry }: ErrorPageProps) {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="sr-only">{title}</h1>
      <ErrorState error={error} title={title} onRetry={onRetry} />
    </div>
  );
}
