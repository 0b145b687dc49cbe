import { useQuery } from '@tanstack/react-query';
import type { HistoryEvent } from '../../../src/contract/index.ts';
import { useNameOf } from '../data/me.ts';
import { chapterHistoryQuery } from '../data/versions.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { RevisionChip } from '../versions/revision-chip.tsx';

const ORIGINS: Record<Extract<HistoryEvent, { kind: 'made' }>['origin'], string> = {
  import: 'imported it',
  draft: 'drafted it from the chapter',
  model: 'had a model draft it',
  edit: 'wrote it',
  restore: 'restored it from an older version',
  legacy: 'had it before versions were kept',
};

const EVALUATORS = { rule: 'by the rubric', model: 'by a model', human: 'as a reader' } as const;

function describeEvent(event: HistoryEvent): string {
  switch (event.kind) {
    case 'made':
      return ORIGINS[event.origin];
    case 'evaluated':
      return `evaluated it ${EVALUATORS[event.evaluator_kind]}: ${event.score} of 100`;
    case 'deleted':
      return 'deleted it';
    case 'moved':
      return `moved it from ${event.from} to ${event.to}`;
  }
}

/** Who did what to the versions of a chapter, and when; the newest first. */
export function HistoryList({ book, number }: { book: string; number: number }) {
  const history = useQuery(chapterHistoryQuery(book, number));
  if (history.isPending) return <Skeleton className="h-40" />;
  if (history.error !== null) {
    return (
      <ErrorState
        error={history.error}
        title="The history could not be loaded"
        onRetry={() => void history.refetch()}
      />
    );
  }
  if (history.data.items.length === 0) {
    return <EmptyState title="Nothing happened yet">A version begins its history.</EmptyState>;
  }
  return (
    <ol className="flex flex-col">
      {history.data.items.map((event) => (
        <Event key={`${event.kind} ${event.script_id} ${event.at}`} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { event: HistoryEvent }) {
  const nameOf = useNameOf();
  return (
    <li className="flex gap-3 border-line border-b py-2.5">
      <RevisionChip of={event} />
      <div className="min-w-0 grow text-sm">
        <p>
          {nameOf(event.by)} {describeEvent(event)}
        </p>
        {event.kind === 'moved' && event.note !== null && event.note !== '' && (
          <p className="break-words text-soft" dir="auto">
            “{event.note}”
          </p>
        )}
        <p className="text-faint text-xs">
          <Moment at={event.at} />
        </p>
      </div>
    </li>
  );
}
