import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, FileText, X } from 'lucide-react';
import { describeError } from '../data/describe-error.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Progress } from '../ui/progress.tsx';
import { dismissImport, type ImportItem, retryImport, useImports } from './import-store.ts';

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
  const { state, file } = item;
  if (state.kind === 'done') return <Done item={item} imported={state.imported} />;
  if (state.kind === 'failed') return <Failed item={item} error={state.error} />;
  const sending = state.kind === 'sending';
  return (
    <div className="flex items-center gap-3">
      <FileText aria-hidden size={18} className="shrink-0 text-soft" />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p className="flex gap-2">
          <span className="min-w-0 truncate font-medium" dir="auto">
            {file.name}
          </span>
          <span className="text-soft">{sending ? 'is being sent' : 'is being read'}</span>
        </p>
        <Progress label={`Import of ${file.name}`} value={sending ? state.share : undefined} />
      </div>
    </div>
  );
}

type DoneState = Extract<ImportItem['state'], { kind: 'done' }>;

function Done({ item, imported }: { item: ImportItem; imported: DoneState['imported'] }) {
  const { book, left_out: leftOut, already_imported: already } = imported;
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
            : `is on the desk: ${book.chapters} ${book.chapters === 1 ? 'chapter' : 'chapters'}.`}
        </p>
        {leftOut.length > 0 && (
          <details className="text-soft text-sm">
            <summary className="cursor-pointer">
              Left out as no part of the story: {leftOut.length}
            </summary>
            <ul className="mt-1 list-disc pl-5">
              {leftOut.map(({ title, reason }) => (
                <li key={`${title} ${reason}`}>
                  <span dir="auto">{title}</span>: {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="flex items-center gap-2">
        {already && (
          <Button size="sm" onClick={() => void retryImport(item, true)}>
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

function Failed({ item, error }: { item: ImportItem; error: unknown }) {
  const { message, hint } = describeError(error);
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
      </div>
      <div className="flex items-center gap-2">
        <Button size="sm" onClick={() => void retryImport(item, false)}>
          Try again
        </Button>
        <Dismiss item={item} />
      </div>
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
