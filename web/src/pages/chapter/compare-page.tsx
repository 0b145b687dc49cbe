import { createLazyRoute } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import type { TimelineItem } from '../../../../src/contract/index.ts';
import { useCommands } from '../../commands/command-store.ts';
import { ChapterFrame } from '../../layout/chapter-frame.tsx';

import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ComparedVersions } from '../../versions/compared-versions.tsx';
import { findVersion, versionName } from '../../versions/version-name.ts';
import { VersionPicker } from '../../versions/version-picker.tsx';
import type { ChapterPlace } from '../../versions/version-row.tsx';
import { leadingVersion, versionBefore } from '../../versions/version-timeline.tsx';

export const Route = createLazyRoute('/books/$book/chapters/$number/compare')({
  component: ComparePage,
});

function ComparePage() {
  const place = Route.useParams();
  return (
    <ChapterFrame {...place} title="Compare">
      {({ versions }) => <Comparison place={place} versions={versions} />}
    </ChapterFrame>
  );
}

interface ComparisonProps {
  place: ChapterPlace;
  versions: readonly TimelineItem[];
}

function Comparison({ place, versions }: ComparisonProps) {
  const { from, to } = Route.useSearch();
  const navigate = Route.useNavigate();
  const newest = leadingVersion(versions);
  const after = to === undefined ? newest : findVersion(versions, to);
  const before =
    from === undefined ? after && versionBefore(versions, after) : findVersion(versions, from);
  const show = (search: { from?: string; to?: string }) => void navigate({ search });
  const named = {
    ...(before === undefined ? {} : { from: versionName(before) }),
    ...(after === undefined ? {} : { to: versionName(after) }),
  };
  const swap = () =>
    before !== undefined &&
    after !== undefined &&
    show({ from: versionName(after), to: versionName(before) });
  useCommands([
    { id: 'swap-versions', title: 'Swap the two versions', group: 'Compare', keys: 'x', run: swap },
  ]);
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <VersionPicker
          label="Before"
          versions={versions}
          chosen={before}
          onChoose={(version) => show({ ...named, from: versionName(version) })}
        />
        <IconButton look="secondary" label="Swap the two versions" keys="x" onClick={swap}>
          <ArrowLeftRight aria-hidden size={16} />
        </IconButton>
        <VersionPicker
          label="After"
          versions={versions}
          chosen={after}
          onChoose={(version) => show({ ...named, to: versionName(version) })}
        />
      </div>
      {before === undefined || after === undefined ? (
        <EmptyState title="Choose two versions">
          {from === undefined && to === undefined
            ? 'The chapter has only one so far.'
            : 'The address names a version that the chapter does not have.'}
        </EmptyState>
      ) : (
        <ComparedVersions place={place} before={before} after={after} />
      )}
    </>
  );
}
