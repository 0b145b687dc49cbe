import { WandSparkles } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ChapterDetail, DraftedScript } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { Button, type ButtonSize } from '../ui/button.tsx';

const DraftDialog = lazy(() => import('./draft-dialog.tsx'));

interface DraftAgainProps {
  chapter: ChapterDetail;
  style: string;
  title: string;
  keys: string;
  size: ButtonSize;
  /** Done first: what was typed has to be on the desk before it is left. */
  before?: (() => Promise<void>) | undefined;
  onDrafted: (made: DraftedScript) => void;
}

/** The way to a draft whose style and length are chosen. */
export function DraftAgain({ chapter, style, title, keys, size, ...rest }: DraftAgainProps) {
  const { before, onDrafted } = rest;
  const [asked, setAsked] = useState(false);
  const ask = () => {
    void before?.().catch(() => undefined);
    setAsked(true);
  };
  useCommands([
    { id: 'draft-in-style', title, group: 'Chapter', words: 'style minutes', keys, run: ask },
  ]);
  return (
    <>
      <Button size={size} icon={<WandSparkles aria-hidden size={16} />} onClick={ask}>
        {title}
      </Button>
      {asked && (
        <Suspense>
          <DraftDialog
            chapter={chapter}
            style={style}
            onDrafted={onDrafted}
            onClose={() => setAsked(false)}
          />
        </Suspense>
      )}
    </>
  );
}
