import type { Job } from '../../../src/contract/index.ts';
import { useConnectionLost } from '../data/connection.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { JobRow } from './job-row.tsx';

interface JobsPanelProps {
  jobs: readonly Job[] | undefined;
  error: unknown;
  onRetry: () => void;
}

export default function JobsPanel({ jobs, error, onRetry }: JobsPanelProps) {
  const lost = useConnectionLost();
  return (
    <>
      <h2 className="border-line border-b px-4 py-3 font-semibold">Jobs</h2>
      {lost && jobs !== undefined && (
        <Notice tone="warn">
          The connection is lost. This list goes on as soon as the desk answers.
        </Notice>
      )}
      {error !== null && jobs === undefined && (
        <div className="p-4">
          <ErrorState error={error} title="The jobs could not be loaded" onRetry={onRetry} />
        </div>
      )}
      {jobs?.length === 0 && (
        <p className="px-4 py-6 text-center text-soft">
          Nothing is under way. Imports and drafts of whole books show up here.
        </p>
      )}
      <ul>
        {jobs?.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </>
  );
}
