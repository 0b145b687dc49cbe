import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TimelineItem } from '../../../src/contract/index.ts';
import { ScriptComparison } from '../compare/script-comparison.tsx';
import { comparisonQuery } from '../data/versions.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { searchOf, versionName } from './version-name.ts';
import type { ChapterPlace } from './version-row.tsx';

interface ComparedVersionsProps {
  place: ChapterPlace;
  before: TimelineItem;
  after: TimelineItem;
}

/** Two versions beside each other; a line number leads to its place in the editor. */
export function ComparedVersions({ place, before, after }: ComparedVersionsProps) {
  const compared = useQuery(comparisonQuery(before.id, after.id));
  const navigate = useNavigate();
  if (compared.isPending) return <Skeleton className="h-64" />;
  if (compared.error !== null) {
    return (
      <ErrorState
        error={compared.error}
        title="The versions could not be compared"
        onRetry={() => void compared.refetch()}
      />
    );
  }
  return (
    <ScriptComparison
      before={versionName(before)}
      after={versionName(after)}
      comparison={compared.data.comparison}
      onLine={(side, line) =>
        void navigate({
          to: '/books/$book/chapters/$number',
          params: place,
          search: { ...searchOf(side === 'before' ? before : after), line },
        })
      }
    />
  );
}
