import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  ChapterDetail,
  DraftedScript,
  ScriptItemDetail,
} from '../../../../src/contract/index.ts';
import { nonce } from '../../app/nonce.ts';
import { CommentButton } from '../../comments/comment-button.tsx';
import { useComments } from '../../comments/use-comments.tsx';
import { charactersQuery } from '../../data/books.ts';
import { DraftNotices } from '../../drafts/draft-notices.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import type { LineLook } from '../../editor/fountain/looks.ts';
import { ScriptPlace } from '../../editor/place/script-place.tsx';
import type { ReadScript } from '../../editor/read-script.ts';
import { ScriptEditor, type ScriptEditorHandle } from '../../editor/script-editor.tsx';
import { DeskFeedback } from '../../feedback/desk-feedback.tsx';
import { useDeskFeedback } from '../../feedback/use-desk-feedback.ts';
import { useSources } from '../../sources/use-sources.ts';
import { useTableRead } from '../../table-read/use-table-read.tsx';
import { classes } from '../../ui/classes.ts';
import { DeskBar } from './desk-bar.tsx';
import { ReadOnlyNotice } from './read-only-notice.tsx';
import { SidePanel } from './side-panel.tsx';
import { usePrint } from './use-print.tsx';
import { useRenameSpeaker } from './use-rename-speaker.tsx';
import { useScriptCommands } from './use-script-commands.ts';
import type { VersionChoice } from './version-menu.tsx';

interface ScriptDeskProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  versions: readonly VersionChoice[];
  stale: boolean;
  /** The line to begin at, from 1. */
  startLine: number | undefined;
  /** It was begun just now, to be written from its end. */
  startsWriting: boolean;
  onVersion: (version: number | undefined) => void;
  onDrafted: (made: DraftedScript) => void;
}

interface Place {
  line: number;
  kind: LineLook | null;
}

/** One version on the desk: on the left what it is made from and read by, on the right its text. */
export function ScriptDesk(props: ScriptDeskProps) {
  const { chapter, script, versions, stale, startLine, startsWriting, onVersion, onDrafted } =
    props;
  const draft = useDraft(script);
  const editor = useRef<ScriptEditorHandle>(null);
  const [read, setRead] = useState<ReadScript>();
  const [{ line, kind }, setPlace] = useState<Place>({ line: 1, kind: null });
  const { prose } = useSearch({ from: '/books/$book/chapters/$number/' });
  const [pane, setPane] = useState<'side' | 'script'>(prose === undefined ? 'script' : 'side');
  const [tab, setTab] = useState(prose === undefined ? undefined : 'prose');
  const book = script.book ?? chapter.book.id;
  const characters = useQuery(charactersQuery(book));
  const cast = useMemo(
    () => (characters.data?.items ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
    [characters.data],
  );
  const feedback = useDeskFeedback(script, read?.screenplay);
  const showScript = useCallback((run: (shown: ScriptEditorHandle) => void) => {
    setPane('script');
    // The editor may be hidden until the pane is shown.
    requestAnimationFrame(() => editor.current && run(editor.current));
  }, []);
  const jump = useCallback(
    (to: number, end?: number) => showScript((shown) => shown.jumpToLine(to, end)),
    [showScript],
  );
  const placeAt = useCallback(
    (at: number, what: Place['kind']) => setPlace({ line: at, kind: what }),
    [],
  );
  const isRead = read !== undefined;
  useEffect(() => {
    if (!isRead) return;
    if (startsWriting) showScript((shown) => shown.focusEnd());
    else if (startLine !== undefined) jump(startLine);
  }, [isRead, startsWriting, startLine, jump, showScript]);
  const flush = draft?.keeper.flush;
  const sources = useSources({
    chapter,
    script,
    editor,
    isOpen: isRead,
    onScript: () => setPane('script'),
    onProse: () => {
      setPane('side');
      setTab('prose');
    },
  });
  const tableRead = useTableRead({
    chapter,
    script,
    editor,
    before: flush,
    onPanel: () => {
      setPane('side');
      setTab('table-read');
    },
  });
  const { print, sheets } = usePrint(read?.screenplay);
  const { rename, renaming } = useRenameSpeaker({ book, script, keeper: draft?.keeper, line });
  const comments = useComments({
    ...{ script, keeper: draft?.keeper, editor, isOpen: isRead, onVersion },
    onScript: showScript,
    onPanel: (inFront) => {
      if (inFront) setPane('side');
      setTab('comments');
    },
  });
  useScriptCommands({
    save: () => void flush?.().catch(() => undefined),
    find: () => showScript((shown) => shown.openSearch()),
    focus: () => showScript((shown) => shown.focus()),
    crossOver: sources.crossOver,
    print,
    rename,
    comment: comments.begin,
    openComment: () => comments.openThread(),
  });
  const waits = script.can.edit && draft === undefined;
  const editable =
    draft !== undefined && (script.can.edit || draft.snapshot.state.kind !== 'saved');
  return (
    <div className="flex min-h-0 grow flex-col">
      {sheets}
      {renaming}
      {comments.form}
      <DeskBar
        chapter={chapter}
        script={script}
        versions={versions}
        stale={stale}
        measure={read?.measure}
        draft={draft}
        openItems={feedback.openItems}
        pane={pane}
        onPane={setPane}
        onVersion={onVersion}
        onDrafted={onDrafted}
      />
      <div className="grid min-h-0 grow md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div
          className={classes(
            'flex min-h-0 min-w-0 flex-col border-line md:border-r',
            pane !== 'side' && 'max-md:hidden',
          )}
        >
          <SidePanel
            script={script}
            chapter={chapter}
            read={read}
            line={line}
            openItems={feedback.openItems}
            feedback={<DeskFeedback feedback={feedback} onJump={jump} />}
            comments={comments}
            sources={sources}
            tableRead={tableRead.panel}
            before={flush}
            onElement={(element) => showScript((shown) => shown.followLink(element))}
            cards={{
              readOnly: !editable,
              change: (edit) => editor.current?.change(edit) ?? false,
              undo: () => editor.current?.undo(),
              redo: () => editor.current?.redo(),
            }}
            chosen={tab}
            onChoose={setTab}
            onJump={jump}
          />
        </div>
        <section
          aria-label="Script"
          className={classes(
            'flex min-h-0 min-w-0 flex-col max-md:h-[calc(100dvh-10rem)]',
            pane !== 'script' && 'max-md:hidden',
          )}
        >
          {draft !== undefined && (
            <DraftNotices draft={draft} script={script} onVersion={onVersion} />
          )}
          {!editable && !waits && <ReadOnlyNotice script={script} onVersion={onVersion} />}
          <div className="relative min-h-0 grow">
            {comments.can && <CommentButton onComment={comments.begin} />}
            {!waits && (
              <ScriptEditor
                ref={editor}
                text={draft?.snapshot.text ?? script.text}
                readOnly={!editable}
                cast={cast}
                feedback={feedback.marks}
                label={`Script, version ${script.version}`}
                nonce={nonce}
                onRead={setRead}
                onLine={placeAt}
                onLink={sources.onLink}
                onComment={comments.openThread}
                other={chapter.text}
                onFound={sources.onFound}
                {...(draft === undefined ? {} : { onChange: draft.keeper.edit })}
              />
            )}
          </div>
          <ScriptPlace read={read} line={line} kind={kind} />
        </section>
      </div>
      {tableRead.bar}
    </div>
  );
}
