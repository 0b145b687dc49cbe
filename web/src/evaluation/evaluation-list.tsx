import { useQuery } from '@tanstack/react-query';
import type { Evaluation, TimelineItem } from '../../../src/contract/index.ts';
import { useNameOf } from '../data/me.ts';
import { evaluationsQuery } from '../data/versions.ts';
import { FindingText } from '../feedback/finding-row.tsx';
import { Badge } from '../ui/badge.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ScoreBar } from '../ui/score-bar.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { ChapterPlace } from '../versions/version-row.tsx';
import { criterionName } from './criteria.ts';
import { LineLinks } from './line-links.tsx';

interface EvaluationListProps {
  place: ChapterPlace;
  version: TimelineItem;
}

/** Every evaluation of a version, newest first; the newest one is open. */
export function EvaluationList({ place, version }: EvaluationListProps) {
  const evaluations = useQuery(evaluationsQuery(version.id));
  if (evaluations.isPending) return <Skeleton className="h-40" />;
  if (evaluations.error !== null) {
    return (
      <ErrorState
        error={evaluations.error}
        title="The evaluations could not be loaded"
        onRetry={() => void evaluations.refetch()}
      />
    );
  }
  return (
    <ol className="flex flex-col gap-3">
      {evaluations.data.items.map((evaluation, index) => (
        <li key={evaluation.id}>
          <details
            open={index === 0}
            className="rounded-lg border border-line bg-raised shadow-low"
          >
            <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
              <span className="font-semibold text-lg">{evaluation.score}</span>
              <Evaluator evaluation={evaluation} />
              <span className="text-soft text-sm">
                <Moment at={evaluation.created_at} />
              </span>
            </summary>
            <EvaluationBody place={place} version={version} evaluation={evaluation} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Evaluator({ evaluation }: { evaluation: Evaluation }) {
  const nameOf = useNameOf();
  const { evaluator_kind, evaluator, rubric_version, created_by } = evaluation;
  if (evaluator_kind === 'human') return <Badge tone="accent">{nameOf(created_by)}</Badge>;
  return (
    <Badge>{evaluator_kind === 'rule' ? `The rubric ${rubric_version ?? ''}` : evaluator}</Badge>
  );
}

function EvaluationBody(props: EvaluationListProps & { evaluation: Evaluation }) {
  const { place, version, evaluation } = props;
  return (
    <div className="flex flex-col gap-4 border-line border-t px-4 py-4">
      {evaluation.feedback !== null && (
        <p className="whitespace-pre-line break-words font-serif" dir="auto">
          {evaluation.feedback}
        </p>
      )}
      {evaluation.criteria.map(({ criterion, score }) => (
        <section key={criterion} className="flex flex-col gap-1">
          <h3 className="flex items-center gap-3 font-medium">
            {criterionName(criterion)}
            <span className="text-soft">{score}</span>
          </h3>
          <ScoreBar score={score} />
          <ul className="flex flex-col gap-3">
            {evaluation.findings
              .filter((finding) => finding.criterion === criterion && !finding.minor)
              .map((finding) => (
                <li key={finding.id} className="flex flex-col gap-1 break-words text-soft">
                  <FindingText item={finding} />
                  <LineLinks place={place} version={version} lines={finding.where.lines} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
