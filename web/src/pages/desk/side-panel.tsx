import { lazy, Suspense, useState } from 'react';
import type { ChapterDetail, Evaluation, ScriptItem } from '../../../../src/contract/index.ts';
import { ScriptOutline } from '../../editor/outline/script-outline.tsx';
import type { ReadScript } from '../../editor/read-script.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { FeedbackPanel } from './feedback-panel.tsx';
import { Prose } from './prose.tsx';

const ScriptPreview = lazy(() =>
  import('../../editor/preview/script-preview.tsx').then((module) => ({
    default: module.ScriptPreview,
  })),
);

const CastingReport = lazy(() =>
  import('../../cast/casting-report.tsx').then((module) => ({ default: module.CastingReport })),
);

interface SidePanelProps {
  script: ScriptItem;
  chapter: ChapterDetail;
  read: ReadScript | undefined;
  line: number;
  evaluation: Evaluation | undefined;
  onJump: (line: number, endLine?: number) => void;
}

/** Beside the script: what it is made from, its scenes, how it prints, what was said of it. */
export function SidePanel({ script, chapter, read, line, evaluation, onJump }: SidePanelProps) {
  const [tab, setTab] = useState('prose');
  return (
    <Tabs
      label="Beside the script"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'prose', label: 'Chapter', content: <Prose chapter={chapter} /> },
        {
          value: 'scenes',
          label: 'Scenes',
          content: read ? (
            <ScriptOutline entries={read.outline} line={line} onJump={onJump} />
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
          label: 'Casting',
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
          label: 'Feedback',
          content: <FeedbackPanel evaluation={evaluation} onJump={onJump} />,
        },
      ]}
    />
  );
}
