import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { castQuery } from '../data/cast.ts';
import { castingQuery } from '../data/versions.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CastRoles } from './cast-roles.tsx';
import { UncastCues } from './uncast-cues.tsx';

interface CastingReportProps {
  book: string;
  number: string;
  script: { id: string; style: string; version: number };
}

/** Who speaks in a version, and which cues lead to nobody; those come first. */
export function CastingReport({ book, number, script }: CastingReportProps) {
  const report = useQuery(castingQuery(script.id));
  const cast = useQuery(castQuery(book));
  if (report.isPending) return <Skeleton className="h-40" />;
  if (report.error !== null) {
    return (
      <ErrorState
        error={report.error}
        title="The casting report could not be loaded"
        onRetry={() => void report.refetch()}
      />
    );
  }
  const { roles, uncast } = report.data;
  if (roles.length === 0 && uncast.length === 0) {
    return (
      <EmptyState icon={<Users aria-hidden size={24} />} title="Nobody speaks">
        A cue is a name in capitals on a line of its own, with the speech under it.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {uncast.length > 0 && (
        <UncastCues
          place={{ book, number }}
          script={report.data.script}
          cues={uncast}
          people={cast.data?.items ?? []}
        />
      )}
      {roles.length > 0 && <CastRoles book={book} script={report.data.script} roles={roles} />}
    </div>
  );
}
