import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CommentReply, PlacedComment } from '../../../src/contract/index.ts';
import { useNameOf } from '../data/me.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Moment } from '../ui/moment.tsx';
import type { OpenedThread } from './comments-panel.tsx';
import { SayForm } from './say-form.tsx';
import { type CommentChange, useChangeComment } from './use-change-comment.ts';

interface CommentThreadProps {
  thread: PlacedComment;
  /** Set where it was opened from its words. */
  opened: OpenedThread | undefined;
  onShow: (thread: PlacedComment) => void;
}

/** A thread: what it is about, what was said, and what can be done about it. */
export function CommentThread({ thread, opened, onShow }: CommentThreadProps) {
  const { id, place, quote, script, can, replies, resolved_at } = thread;
  const { mutate, isPending } = useChangeComment();
  const [replying, setReplying] = useState(false);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (opened !== undefined) card.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const change = (asked: CommentChange, done?: () => void) =>
    mutate(asked, { onSuccess: () => done?.() });
  const settle = resolved_at === null ? 'resolve' : 'reopen';
  return (
    <article
      ref={card}
      aria-label={`Comment: ${quote ?? thread.body}`.slice(0, 80)}
      aria-current={opened === undefined ? undefined : true}
      className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-3 aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent"
    >
      <p className="text-sm [overflow-wrap:anywhere]">
        {place === null ? (
          <span className="text-soft italic">What it is about is gone from the draft.</span>
        ) : (
          <button
            type="button"
            onClick={() => onShow(thread)}
            className="line-clamp-2 border-accent border-l-2 pl-2 text-left text-accent-ink hover:bg-accent-wash"
          >
            {quote ?? `Line ${place.line}`}
          </button>
        )}
        <span className="text-soft">
          On v{script.version}
          {place?.exact === false && '; these words are no longer there'}
          {resolved_at !== null && '; resolved'}
        </span>
      </p>
      <Said said={thread} busy={isPending} onChange={change} />
      {replies.length > 0 && (
        <ul aria-label="Answers" className="flex flex-col gap-2 border-line border-l pl-3">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said said={reply} busy={isPending} onChange={change} />
            </li>
          ))}
        </ul>
      )}
      {replying ? (
        <SayForm
          label="Your answer"
          confirm="Answer"
          busy={isPending}
          onSay={(body) => change({ what: 'reply', comment: id, body }, () => setReplying(false))}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-1">
          {can.reply && (
            <Button look="quiet" size="sm" onClick={() => setReplying(true)}>
              Answer
            </Button>
          )}
          {can.resolve && (
            <Button
              look="quiet"
              size="sm"
              disabled={isPending}
              onClick={() => change({ what: settle, comment: id })}
            >
              {settle === 'resolve' ? 'Resolve' : 'Open again'}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

interface SaidProps {
  said: Pick<CommentReply, 'id' | 'body' | 'user_id' | 'created_at' | 'changed_at' | 'can'>;
  busy: boolean;
  onChange: (change: CommentChange, done?: () => void) => void;
}

/** One comment or answer, by whom and when; its author changes and deletes it. */
function Said({ said, busy, onChange }: SaidProps) {
  const { id, body, user_id, created_at, changed_at, can } = said;
  const nameOf = useNameOf();
  const [changing, setChanging] = useState(false);
  const [deleting, setDeleting] = useState(false);
  if (changing) {
    return (
      <SayForm
        label="What you want to say"
        confirm="Save"
        said={body}
        busy={busy}
        onSay={(now) =>
          onChange({ what: 'change', comment: id, body: now }, () => setChanging(false))
        }
        onCancel={() => setChanging(false)}
      />
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <p className="grow text-soft text-xs">
          {nameOf(user_id)}, <Moment at={created_at} />
          {changed_at !== null && ', changed'}
        </p>
        {can.change && (
          <IconButton size="sm" label="Change" onClick={() => setChanging(true)}>
            <Pencil aria-hidden size={14} />
          </IconButton>
        )}
        {can.delete && (
          <IconButton size="sm" label="Delete" disabled={busy} onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden size={14} />
          </IconButton>
        )}
      </div>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
        {body}
      </p>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title="Delete this comment?"
        confirm="Delete"
        danger
        busy={busy}
        error={null}
        onConfirm={() => onChange({ what: 'delete', comment: id }, () => setDeleting(false))}
      >
        <p>
          It is gone for good, with the answers to it. A thread that is settled is resolved instead.
        </p>
      </ConfirmDialog>
    </div>
  );
}
