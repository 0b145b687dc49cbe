import { memo, type Ref, useMemo } from 'react';
import type { ChapterDetail } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { ChapterNotes } from '../../text/chapter-notes.tsx';
import { isSceneBreak } from '../../text/is-scene-break.ts';
import { paragraphsOf, type Stretch } from '../../text/paragraphs.ts';
import { useAskedProse } from './use-asked-prose.ts';

interface ProseProps {
  chapter: ChapterDetail;
  /** What the script at the caret was made from. */
  marked?: Stretch | null;
  ref?: Ref<HTMLElement>;
}

/** The chapter's prose, set for reading, with its notes under it. */
export const Prose = memo(function Prose({ chapter, marked = null, ref }: ProseProps) {
  const paragraphs = useMemo(() => paragraphsOf(chapter.text), [chapter.text]);
  const asked = useAskedProse(chapter.text);
  return (
    <article ref={ref} className="mx-auto max-w-[40rem] px-6 py-8" dir="auto">
      <h2 className="break-words font-semibold font-serif text-2xl leading-tight" dir="auto">
        {chapter.title}
      </h2>
      <p className="mt-1 mb-6 text-sm text-soft">{plural(chapter.words, 'word')}</p>
      <div className="flex flex-col gap-4 font-serif text-[1.0625rem] leading-[1.7] [overflow-wrap:anywhere]">
        {paragraphs.map(({ from, to }) => (
          <Paragraph
            key={from}
            at={from}
            text={chapter.text.slice(from, to)}
            {...partOf(marked ?? asked, from, to)}
          />
        ))}
      </div>
      <ChapterNotes notes={chapter.notes} />
    </article>
  );
});

interface ParagraphProps {
  /** Where it begins in the chapter. */
  at: number;
  text: string;
  /** What of it is marked; nothing where both are the same. */
  markFrom: number;
  markTo: number;
}

/** Two numbers, so that a paragraph in which nothing changes is not drawn anew. */
function partOf(marked: Stretch | null, from: number, to: number) {
  if (marked === null || marked.to <= from || marked.from >= to) return { markFrom: 0, markTo: 0 };
  return {
    markFrom: Math.max(0, marked.from - from),
    markTo: Math.min(to, marked.to) - from,
  };
}

const Paragraph = memo(function Paragraph({ at, text, markFrom, markTo }: ParagraphProps) {
  if (isSceneBreak(text)) {
    return (
      <p data-at={at} tabIndex={-1} className="text-center text-faint">
        {text}
      </p>
    );
  }
  return (
    <p data-at={at} tabIndex={-1} dir="auto" className="whitespace-pre-line">
      {text.slice(0, markFrom)}
      {markFrom < markTo && (
        <mark className="rounded-sm bg-accent-wash text-ink">{text.slice(markFrom, markTo)}</mark>
      )}
      {text.slice(markTo)}
    </p>
  );
});
