import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TimelineItem } from '../../../src/contract/index.ts';
import { ScriptComparison } from '../compare/script-comparison.tsx';
import type { ShownComparison } from '../compare/shown-comparison.ts';
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
  const compared = useInfiniteQuery(comparisonQuery(before.id, after.id));
  const comparison = useMemo(() => joinPages(compared.data?.pages ?? []), [compared.data]);
  const navigate = useNavigate();
  if (compared.isPending) return <Skeleton className="h-64" />;
  if (comparison === undefined) {
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
      comparison={comparison}
      more={
        compared.hasNextPage && {
          show: () => void compared.fetchNextPage(),
          busy: compared.isFetchingNextPage,
        }
      }
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

/** The entries so far; the summary is of all of them on every page. */
function joinPages(pages: readonly { comparison: ShownComparison }[]): ShownComparison | undefined {
  const [first] = pages;
  if (first === undefined) return undefined;
  return {
    summary: first.comparison.summary,
    entries: pages.flatMap(({ comparison }) => comparison.entries),
  };
}
