import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useState } from 'react';
import type { ChapterDetail, ScriptItemDetail } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import type { ScriptEditorHandle } from '../editor/script-editor.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const TableReadPanel = lazy(() => import('./table-read-panel.tsx'));
const PlayerBar = lazy(() => import('./player-bar.tsx'));

interface TableReadProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  editor: RefObject<ScriptEditorHandle | null>;
  /** Done first: what was typed is read as well. */
  before: (() => Promise<void>) | undefined;
  /** Shows the panel. */
  onPanel: () => void;
}

interface TableRead {
  panel: ReactNode;
  /** The player, once it is wanted. */
  bar: ReactNode;
}

/** The table read of the version on the desk; nothing of it is loaded or asked before somebody wants it. */
export function useTableRead(props: TableReadProps): TableRead {
  const { chapter, script, editor, before, onPanel } = props;
  const [wanted, setWanted] = useState(false);
  /** An element to play from as soon as it can be; an object each time, for the same one may be asked again. */
  const [asked, setAsked] = useState<{ from: string | null }>();
  const want = useCallback(() => setWanted(true), []);
  useCommands([
    {
      id: 'play-from-here',
      title: 'Play the table read from here',
      group: 'Table read',
      keys: 'mod+shift+f',
      words: 'hear listen aloud voice line',
      run: () => {
        want();
        setAsked({ from: editor.current?.currentLink() ?? null });
      },
    },
    {
      id: 'open-table-read',
      title: 'Open the table read',
      group: 'Table read',
      keys: 'l',
      words: 'listen aloud voice takes record',
      run: onPanel,
    },
  ]);
  return {
    panel: (
      <Suspense fallback={<Skeleton className="m-4 h-40" />}>
        <TableReadPanel script={script} chapter={chapter} before={before} onOpen={want} />
      </Suspense>
    ),
    bar: wanted && (
      <Suspense fallback={<div className="h-13 shrink-0 border-line border-t bg-raised" />}>
        <PlayerBar
          key={script.id}
          script={script}
          chapter={chapter}
          editor={editor}
          asked={asked}
          onPanel={onPanel}
        />
      </Suspense>
    ),
  };
}
