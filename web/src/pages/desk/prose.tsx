import { memo } from 'react';
import type { ChapterDetail } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { ChapterNotes } from '../../text/chapter-notes.tsx';
import { isSceneBreak } from '../../text/is-scene-break.ts';

/** The chapter's prose, set for reading, with its notes under it. */
export const Prose = memo(function Prose({ chapter }: { chapter: ChapterDetail }) {
  const paragraphs = chapter.text.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return (
    <article className="mx-auto max-w-[40rem] px-6 py-8" dir="auto">
      <h2 className="break-words font-semibold font-serif text-2xl leading-tight" dir="auto">
        {chapter.title}
      </h2>
      <p className="mt-1 mb-6 text-sm text-soft">{plural(chapter.words, 'word')}</p>
      <div className="flex flex-col gap-4 font-serif text-[1.0625rem] leading-[1.7] [overflow-wrap:anywhere]">
        {paragraphs.map((text, index) =>
          isSceneBreak(text) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
            <p key={index} className="text-center text-faint">
              {text}
            </p>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
            <p key={index} dir="auto" className="whitespace-pre-line">
              {text}
            </p>
          ),
        )}
      </div>
      <ChapterNotes notes={chapter.notes} />
    </article>
  );
});
