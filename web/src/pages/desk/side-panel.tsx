import { lazy, Suspense, useState } from 'react';
import type { ChapterDetail, Evaluation } from '../../../../src/contract/index.ts';
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

interface SidePanelProps {
  chapter: ChapterDetail;
  read: ReadScript | undefined;
  line: number;
  evaluation: Evaluation | undefined;
  onJump: (line: number, endLine?: number) => void;
}

/** Beside the script: what it is made from, its scenes, how it prints, what was said of it. */
export function SidePanel({ chapter, read, line, evaluation, onJump }: SidePanelProps) {
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
          value: 'feedback',
          label: 'Feedback',
          content: <FeedbackPanel evaluation={evaluation} onJump={onJump} />,
        },
      ]}
    />
  );
}
