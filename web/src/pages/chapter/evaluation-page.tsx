import { createLazyRoute } from '@tanstack/react-router';
import { Gauge, PenLine } from 'lucide-react';
import { useState } from 'react';
import type { TimelineItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { useCommands } from '../../commands/command-store.ts';
import { EvaluationList } from '../../evaluation/evaluation-list.tsx';
import { OwnEvaluationDialog } from '../../evaluation/own-evaluation-dialog.tsx';
import { ScoreChart } from '../../evaluation/score-chart.tsx';
import { ChapterFrame } from '../../layout/chapter-frame.tsx';
import { StateBadge } from '../../state/state-badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RevisionChip } from '../../versions/revision-chip.tsx';
import { useOpenVersion } from '../../versions/use-open-version.ts';
import { searchedVersion, versionName } from '../../versions/version-name.ts';
import type { ChapterPlace } from '../../versions/version-row.tsx';
import { leadingVersion } from '../../versions/version-timeline.tsx';
import { ScriptActions } from '../../workflow/script-actions.tsx';

export const Route = createLazyRoute('/books/$book/chapters/$number/evaluation')({
  component: EvaluationPage,
});

function EvaluationPage() {
  const place = Route.useParams();
  const wanted = Route.useSearch();
  return (
    <ChapterFrame {...place} title="Evaluation">
      {({ versions }) => {
        const version =
          wanted.version === undefined
            ? leadingVersion(versions)
            : searchedVersion(versions, wanted);
        if (version === undefined) {
          return (
            <EmptyState icon={<Gauge aria-hidden size={24} />} title="Nothing to evaluate here">
              {wanted.version === undefined
                ? 'The chapter has no version yet.'
                : `The chapter has no version ${wanted.version}.`}
            </EmptyState>
          );
        }
        return (
          <>
            <ScoreChart place={place} versions={versions} shown={version.id} />
            <VersionEvaluations key={version.id} place={place} version={version} />
          </>
        );
      }}
    </ChapterFrame>
  );
}

function VersionEvaluations({ place, version }: { place: ChapterPlace; version: TimelineItem }) {
  const [writes, setWrites] = useState(false);
  const openOnDesk = useOpenVersion(place);
  useCommands(
    version.can.evaluate
      ? [
          {
            id: 'own-evaluation',
            title: 'Write your own evaluation',
            group: `Workflow of ${versionName(version)}`,
            keys: 'w o',
            run: () => setWrites(true),
          },
        ]
      : [],
  );
  return (
    <section aria-labelledby="evaluated" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="evaluated" className="mr-1 font-semibold font-serif text-xl">
            {plural(version.evaluations, 'evaluation')}
          </h2>
          <RevisionChip of={version} />
          <StateBadge state={version.status} />
        </div>
        <div className="flex flex-wrap gap-2">
          {version.can.evaluate && (
            <Button icon={<PenLine aria-hidden size={16} />} onClick={() => setWrites(true)}>
              Your own evaluation
            </Button>
          )}
          <ScriptActions script={version} size="md" onMade={openOnDesk} />
        </div>
      </div>
      {version.evaluations === 0 ? (
        <EmptyState icon={<Gauge aria-hidden size={24} />} title="Not evaluated yet">
          The rubric reads the script beside its chapter, and takes a second.
        </EmptyState>
      ) : (
        <EvaluationList place={place} version={version} />
      )}
      {writes && <OwnEvaluationDialog script={version} onClose={() => setWrites(false)} />}
    </section>
  );
}
