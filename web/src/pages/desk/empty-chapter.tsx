import { useMutation } from '@tanstack/react-query';
import { PenLine, WandSparkles } from 'lucide-react';
import type { ChapterDetail, DraftedScript } from '../../../../src/contract/index.ts';
import { useCommands } from '../../commands/command-store.ts';
import { desk } from '../../data/desk.ts';
import { keepReport } from '../../data/draft-reports.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { DraftAgain } from '../../drafting/draft-again.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ScrollArea } from '../../ui/scroll-area.tsx';
import { Prose } from './prose.tsx';

/** How a script begins that nobody drafted: no version can be empty. */
const FIRST_LINES = 'FADE IN:\n\n';

interface EmptyChapterProps {
  chapter: ChapterDetail;
  style: string;
  /** Told the id of a script that is to be written from here. */
  onBegun: (script: string) => void;
  /** Told a draft in a style that was chosen. */
  onDrafted: (made: DraftedScript) => void;
}

/** A chapter without a script: its prose, and the two ways to one. */
export function EmptyChapter({ chapter, style, onBegun, onDrafted }: EmptyChapterProps) {
  const params = { book: chapter.book.id, number: String(chapter.number) };
  const make = useMutation({
    mutationFn: async (how: 'draft' | 'write') => {
      if (how === 'write') return desk.createScript({ params, body: { style, text: FIRST_LINES } });
      const made = await desk.draftScript({ params, body: { style } });
      keepReport(made);
      return made;
    },
    onSuccess: ({ id }, how) => {
      if (how === 'write') onBegun(id);
      return refreshDesk();
    },
  });
  const draft = () => make.mutate('draft');
  const write = () => make.mutate('write');
  useCommands([
    { id: 'draft', title: 'Draft this chapter', group: 'Chapter', keys: 'd', run: draft },
    { id: 'write', title: 'Write from scratch', group: 'Chapter', keys: 'w', run: write },
  ]);
  const busy = (how: 'draft' | 'write') => make.isPending && make.variables === how;
  return (
    <div className="grid grow min-h-0 md:grid-cols-2">
      <ScrollArea
        label="Chapter"
        className="order-last min-h-0 border-line md:order-first md:border-r"
      >
        <Prose chapter={chapter} />
      </ScrollArea>
      <div className="flex flex-col justify-center">
        <EmptyState
          icon={<PenLine aria-hidden size={24} />}
          title="No script yet"
          level={1}
          action={
            <>
              <Button
                look="primary"
                size="lg"
                icon={<WandSparkles aria-hidden size={18} />}
                busy={busy('draft')}
                disabled={make.isPending}
                onClick={draft}
              >
                Draft this chapter
              </Button>
              <DraftAgain
                chapter={chapter}
                style={style}
                title="Draft in a style…"
                keys="f"
                size="lg"
                onDrafted={onDrafted}
              />
              <Button size="lg" busy={busy('write')} disabled={make.isPending} onClick={write}>
                Write from scratch
              </Button>
            </>
          }
        >
          A draft turns the chapter's prose into scenes, action and dialogue, with its cast. It is
          yours to change.
        </EmptyState>
        {make.error !== null && (
          <div className="px-6">
            <ErrorState error={make.error} title="No script was made" />
          </div>
        )}
      </div>
    </div>
  );
}
