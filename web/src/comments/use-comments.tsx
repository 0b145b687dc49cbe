import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import type { CommentList, PlacedComment, ScriptItemDetail } from '../../../src/contract/index.ts';
import { commentsQuery } from '../data/comments.ts';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';
import type { PlacedThread } from '../editor/comments/comment-marks.ts';
import type { ScriptEditorHandle } from '../editor/script-editor.tsx';
import { unitFinder } from '../text/unit-finder.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Selected } from './comment-form.tsx';
import type { OpenedThread } from './comments-panel.tsx';

const CommentForm = lazy(() => import('./comment-form.tsx'));
const CommentsPanel = lazy(() => import('./comments-panel.tsx'));

/** Characters of a comment that the marked words tell of it. */
const SAYS = 200;

interface CommentsProps {
  script: ScriptItemDetail;
  /** Undefined where nothing can be typed. */
  keeper: DraftKeeper | undefined;
  editor: RefObject<ScriptEditorHandle | null>;
  /** Whether the editor has read its text. */
  isOpen: boolean;
  /** Shows the script where the page has room for one side alone. */
  onScript: (run: (shown: ScriptEditorHandle) => void) => void;
  onVersion: (version: number) => void;
  /** Shows the panel beside the script; on a phone in its place where that is asked for. */
  onPanel: (inFront: boolean) => void;
}

interface Comments {
  can: boolean;
  /** How many threads are open. */
  open: number;
  panel: ReactNode;
  /** Asks what to say of what is selected. */
  begin: () => void;
  /** Opens a thread; of no id, the one at the caret. */
  openThread: (id?: string) => void;
  form: ReactNode;
}

/** What is said of the words of the version on the desk: marked in its text, listed beside it. */
export function useComments(props: CommentsProps): Comments {
  const { script, keeper, editor, onScript, onVersion, onPanel } = props;
  const list = useQuery(commentsQuery(script.id));
  const [selected, setSelected] = useState<Selected>();
  const [opened, setOpened] = useState<OpenedThread>();
  useMarks(props, list.data, () => void list.refetch());
  const can = list.data?.can.comment === true;
  const show = ({ id, place }: PlacedComment) =>
    onScript((shown) => {
      if (!shown.showComment(id) && place !== null) shown.jumpToLine(place.line);
    });
  return {
    can,
    open: list.data?.count.open ?? 0,
    begin: () => {
      const shown = editor.current;
      if (!can || shown === null) return;
      setSelected({ ...shown.selection(), text: shown.text() });
    },
    openThread: (id = editor.current?.commentAtCaret() ?? undefined) => {
      if (id === undefined) return;
      setOpened({ id });
      onPanel(true);
    },
    form: selected !== undefined && (
      <Suspense>
        <CommentForm
          script={script.id}
          selected={selected}
          before={keeper?.flush}
          onAdded={() => onPanel(false)}
          onClose={() => setSelected(undefined)}
        />
      </Suspense>
    ),
    panel: (
      <Suspense fallback={<Skeleton className="m-4 h-40" />}>
        <CommentsPanel
          list={list.data}
          error={list.error}
          onRetry={() => void list.refetch()}
          opened={opened}
          onShow={show}
          onVersion={onVersion}
        />
      </Suspense>
    ),
  };
}

/** Marks each list once, when the text is known that it was placed in; what is typed moves the marks along. */
function useMarks(
  { script, editor, isOpen }: CommentsProps,
  list: CommentList | undefined,
  retry: () => void,
): void {
  const marked = useRef<CommentList>(undefined);
  const again = useRef(retry);
  useEffect(() => {
    again.current = retry;
  });
  useEffect(() => {
    if (list === undefined || !isOpen || marked.current === list) return;
    if (list.etag !== null && list.etag !== script.etag) {
      again.current();
      return;
    }
    editor.current?.markComments(script.text, threadsIn(list, script.text));
    marked.current = list;
  }, [list, script.etag, script.text, isOpen, editor]);
}

function threadsIn({ items }: CommentList, text: string): PlacedThread[] {
  const unitAt = unitFinder(text);
  return items.flatMap(({ id, body, place, resolved_at }) =>
    place === null
      ? []
      : [
          {
            id,
            at: { from: unitAt(place.start), to: unitAt(place.end) },
            says: resolved_at === null ? body.slice(0, SAYS) : '',
          },
        ],
  );
}
