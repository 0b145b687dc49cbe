import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleSlash, CircleX, FileText, X } from 'lucide-react';
import { ImportResult } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { useConnectionLost } from '../data/connection.ts';
import { isLive, jobQuery } from '../data/jobs.ts';
import { jobProgress, jobState } from '../jobs/describe-job.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Progress } from '../ui/progress.tsx';
import { describeBadFile } from './describe-bad-file.ts';
import {
  cancelImport,
  dismissImport,
  type ImportItem,
  retryImport,
  useImports,
} from './import-store.ts';

/** The files that are being imported, and what came of each. */
export function ImportList() {
  const items = useImports();
  if (items.length === 0) return null;
  return (
    <ul aria-label="Imports" aria-live="polite" className="flex flex-col gap-2">
      {items.map((item) => (
        <li key={item.id} className="rounded-lg border border-line bg-raised px-4 py-3 shadow-low">
          <ImportRow item={item} />
        </li>
      ))}
    </ul>
  );
}

function ImportRow({ item }: { item: ImportItem }) {
  const { state } = item;
  switch (state.kind) {
    case 'waiting':
      return <UnderWay item={item} step="Waiting for the file before it" progress={0} />;
    case 'sending':
      return (
        <UnderWay
          item={item}
          step={state.share < 1 ? `Sending: ${Math.floor(state.share * 100)} %` : 'Sent'}
          progress={state.share}
          lost={state.lost}
        />
      );
    case 'asked':
      return <Asked item={item} id={state.job} />;
    case 'failed':
      return <Failed item={item} error={state.error} />;
    case 'cancelled':
      return <Cancelled item={item} />;
  }
}

/** What the job of a file says, which goes on whether or not anybody looks. */
function Asked({ item, id }: { item: ImportItem; id: string }) {
  const job = useQuery(jobQuery(id)).data;
  const lost = useConnectionLost();
  if (job === undefined) return <UnderWay item={item} step="Sent" lost={lost} />;
  if (isLive(job)) {
    return <UnderWay item={item} step={jobState(job)} progress={jobProgress(job)} lost={lost} />;
  }
  if (job.state === 'cancelled') return <Cancelled item={item} />;
  const result = ImportResult.safeParse(job.result);
  if (result.success) return <Done item={item} imported={result.data} />;
  return <Failed item={item} error={job.error ?? result.error} />;
}

interface UnderWayProps {
  item: ImportItem;
  step: string;
  progress?: number | undefined;
  lost?: boolean;
}

function UnderWay({ item, step, progress, lost = false }: UnderWayProps) {
  const { name } = item.file;
  return (
    <div className="flex items-center gap-3">
      <FileText aria-hidden size={18} className="shrink-0 text-soft" />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p className="truncate font-medium" dir="auto">
          {name}
        </p>
        <Progress label={`Import of ${name}`} value={progress} />
        <p className="break-words text-soft text-sm" dir="auto">
          {lost ? 'The connection is lost. It goes on as soon as the desk answers.' : step}
        </p>
      </div>
      <IconButton
        size="sm"
        label={`Cancel the import of ${name}`}
        onClick={() => cancelImport(item)}
      >
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}

function Done({ item, imported }: { item: ImportItem; imported: ImportResult }) {
  const { book, chapters, left_out: leftOut, already_imported: already } = imported;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <CircleCheck aria-hidden size={18} className="shrink-0 text-good" />
      <div className="min-w-0 grow basis-60">
        <p className="break-words">
          <span className="font-medium" dir="auto">
            {book.title}
          </span>{' '}
          {already
            ? 'is on the desk already: the file is the same.'
            : `is on the desk: ${plural(chapters, 'chapter')}.`}
        </p>
        <Parts
          summary="Left out as no part of the story"
          parts={leftOut.filter(({ lost }) => !lost)}
        />
        <Parts
          summary="Missing or unreadable, and not imported"
          parts={leftOut.filter(({ lost }) => lost)}
        />
      </div>
      <div className="flex items-center gap-2">
        {already && (
          <Button size="sm" onClick={() => retryImport(item, true)}>
            Import a second copy
          </Button>
        )}
        <Link
          to="/books/$book"
          params={{ book: book.handle }}
          onClick={() => dismissImport(item.id)}
          className={buttonClasses('primary', 'sm')}
        >
          Open
        </Link>
        <Dismiss item={item} />
      </div>
    </div>
  );
}

interface PartsProps {
  summary: string;
  parts: ImportResult['left_out'];
}

function Parts({ summary, parts }: PartsProps) {
  if (parts.length === 0) return null;
  return (
    <details className="text-soft text-sm">
      <summary className="cursor-pointer">
        {summary}: {parts.length}
      </summary>
      <ul className="mt-1 list-disc pl-5">
        {parts.map(({ title, reason }) => (
          <li key={`${title} ${reason}`}>
            <span dir="auto">{title}</span>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Cancelled({ item }: { item: ImportItem }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <CircleSlash aria-hidden size={18} className="shrink-0 text-faint" />
      <p className="min-w-0 grow basis-60 break-words">
        <span className="font-medium" dir="auto">
          {item.file.name}
        </span>{' '}
        was not imported: it was cancelled.
      </p>
      <TryAgain item={item} />
    </div>
  );
}

function Failed({ item, error }: { item: ImportItem; error: unknown }) {
  const { message, hint, exactly } = describeBadFile(error);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3">
      <CircleX aria-hidden size={18} className="shrink-0 text-bad" />
      <div className="min-w-0 grow basis-60">
        <p className="break-words">
          <span className="font-medium" dir="auto">
            {item.file.name}
          </span>{' '}
          was not imported. <span className="text-bad">{message}</span>
        </p>
        {hint !== undefined && <p className="break-words text-soft text-sm">{hint}</p>}
        {exactly !== undefined && (
          <details className="text-soft text-sm">
            <summary className="cursor-pointer">What was found in it</summary>
            <p className="break-words">{exactly}</p>
          </details>
        )}
      </div>
      <TryAgain item={item} />
    </div>
  );
}

function TryAgain({ item }: { item: ImportItem }) {
  return (
    <div className="flex items-center gap-2">
      <Button size="sm" onClick={() => retryImport(item, item.again)}>
        Try again
      </Button>
      <Dismiss item={item} />
    </div>
  );
}

function Dismiss({ item }: { item: ImportItem }) {
  return (
    <IconButton
      size="sm"
      label={`Dismiss ${item.file.name}`}
      onClick={() => dismissImport(item.id)}
    >
      <X aria-hidden size={16} />
    </IconButton>
  );
}
