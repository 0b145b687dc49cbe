import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ChapterDetail, ScriptItem } from '../../../../src/contract/index.ts';
import { draftReportQuery } from '../../data/draft-reports.ts';
import { SceneViews } from '../../editor/cards/scene-views.tsx';
import type { CardActions } from '../../editor/cards/script-cards.tsx';
import type { ReadScript } from '../../editor/read-script.ts';
import type { Sources } from '../../sources/use-sources.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Prose } from './prose.tsx';

const ScriptPreview = lazy(() =>
  import('../../editor/preview/script-preview.tsx').then((module) => ({
    default: module.ScriptPreview,
  })),
);

const CastingReport = lazy(() =>
  import('../../cast/casting-report.tsx').then((module) => ({ default: module.CastingReport })),
);

const StoryboardPanel = lazy(() => import('../../storyboard/storyboard-panel.tsx'));

const DraftReport = lazy(() => import('../../drafting/draft-report.tsx'));

interface SidePanelProps {
  script: ScriptItem;
  chapter: ChapterDetail;
  read: ReadScript | undefined;
  line: number;
  /** How much of what was said is still to be worked through; undefined where nothing was said. */
  openItems: number | undefined;
  feedback: ReactNode;
  /** How many threads are open, and all of them. */
  comments: { open: number; panel: ReactNode };
  sources: Sources;
  tableRead: ReactNode;
  /** What was typed is stored first. */
  before: (() => Promise<void>) | undefined;
  /** Points an element out in the script. */
  onElement: (element: string) => void;
  cards: CardActions;
  /** What was chosen, if anything was. */
  chosen: string | undefined;
  onChoose: (tab: string) => void;
  onJump: (line: number, endLine?: number) => void;
}

/** Beside the script: what it is made from, its scenes, how it prints, what was said of it. */
export function SidePanel(props: SidePanelProps) {
  const { script, chapter, read, line, openItems, feedback, sources, chosen } = props;
  const { onChoose, onJump, cards, comments } = props;
  // What is to be worked through stays in sight until something else is chosen.
  const tab = chosen ?? (openItems === undefined ? 'prose' : 'feedback');
  const isDraft = script.origin === 'draft';
  const report = useQuery({ ...draftReportQuery(script.id), enabled: isDraft }).data ?? undefined;
  return (
    <Tabs
      label="Beside the script"
      value={tab}
      onChange={onChoose}
      tabs={[
        {
          value: 'prose',
          label: 'Prose',
          content: (
            <>
              <Prose chapter={chapter} marked={sources.marked} ref={sources.proseRef} />
              <p
                role="status"
                className="sticky bottom-0 border-line border-t bg-raised px-4 py-2 text-soft text-sm empty:hidden"
              >
                {sources.says}
              </p>
            </>
          ),
        },
        {
          value: 'scenes',
          label: 'Scenes',
          content: read ? (
            <SceneViews read={read} line={line} onJump={onJump} actions={cards} />
          ) : (
            <Skeleton className="m-4 h-40" />
          ),
        },
        {
          value: 'preview',
          label: 'As printed',
          content: read && (
            <Suspense fallback={<Skeleton className="m-4 h-40" />}>
              <ScriptPreview screenplay={read.screenplay} onLine={onJump} />
            </Suspense>
          ),
        },
        {
          value: 'casting',
          label: 'Roles',
          content: (
            <Suspense fallback={<Skeleton className="m-4 h-40" />}>
              <div className="p-4">
                <CastingReport
                  book={chapter.book.handle}
                  number={String(chapter.number)}
                  script={script}
                />
              </div>
            </Suspense>
          ),
        },
        {
          value: 'feedback',
          label: openItems ? `Feedback (${openItems})` : 'Feedback',
          content: feedback,
        },
        {
          value: 'comments',
          label: comments.open > 0 ? `Comments (${comments.open})` : 'Comments',
          content: comments.panel,
        },
        { value: 'table-read', label: 'Table read', content: props.tableRead },
        {
          value: 'storyboard',
          label: 'Storyboard',
          content: (
            <Suspense fallback={<Skeleton className="m-4 h-40" />}>
              <StoryboardPanel
                script={script}
                chapter={chapter}
                before={props.before}
                onElement={props.onElement}
              />
            </Suspense>
          ),
        },
        ...(report === undefined
          ? []
          : [
              {
                value: 'report',
                label: 'Draft report',
                content: (
                  <Suspense fallback={<Skeleton className="m-4 h-40" />}>
                    <DraftReport report={report} />
                  </Suspense>
                ),
              },
            ]),
      ]}
    />
  );
}
