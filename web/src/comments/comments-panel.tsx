import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import type { CommentList, PlacedComment } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Keys } from '../ui/keys.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { COMMENT_KEYS } from './comment-keys.ts';
import { CommentThread } from './comment-thread.tsx';

/** Each opening is an object of its own, so that a thread can be opened again. */
export interface OpenedThread {
  id: string;
}

interface CommentsPanelProps {
  /** Undefined as long as they are not known. */
  list: CommentList | undefined;
  error: unknown;
  onRetry: () => void;
  opened: OpenedThread | undefined;
  onShow: (thread: PlacedComment) => void;
  onVersion: (version: number) => void;
}

/** The threads of a version in the order of its text; what is settled stands behind a box. */
export default function CommentsPanel(props: CommentsPanelProps) {
  const { list, error, onRetry, opened, onShow, onVersion } = props;
  const [resolved, setResolved] = useState(false);
  if (list === undefined) {
    return error === null ? (
      <Skeleton className="m-4 h-40" />
    ) : (
      <div className="p-4">
        <ErrorState error={error} title="The comments could not be loaded" onRetry={onRetry} />
      </div>
    );
  }
  const { items, count, gone } = list;
  const shown = items.filter(({ resolved_at }) => resolved || resolved_at === null);
  return (
    <section aria-label="Comments" className="flex flex-col gap-4 p-4">
      {items.length === 0 ? (
        <EmptyState icon={<MessageSquare aria-hidden size={24} />} title="Nothing was said yet">
          Select words in the script and press <Keys of={COMMENT_KEYS} />, or the button in its
          corner.
        </EmptyState>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <p className="text-soft" aria-live="polite">
            {plural(count.open, 'open comment')}
          </p>
          {count.resolved > 0 && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={resolved}
                onChange={({ target }) => setResolved(target.checked)}
                className="size-5 accent-accent-strong"
              />
              Show resolved ({count.resolved})
            </label>
          )}
        </div>
      )}
      {shown.map((thread) => (
        <CommentThread
          key={thread.id}
          thread={thread}
          opened={opened?.id === thread.id ? opened : undefined}
          onShow={onShow}
        />
      ))}
      {gone.map(({ id, version, count: many }) => (
        <p key={id} className="text-sm text-soft">
          {plural(many, 'comment')} on{' '}
          <button
            type="button"
            onClick={() => onVersion(version)}
            className="text-accent-ink underline"
          >
            v{version}
          </button>{' '}
          {many === 1 ? 'is' : 'are'} about what is no longer in this version.
        </p>
      ))}
    </section>
  );
}
