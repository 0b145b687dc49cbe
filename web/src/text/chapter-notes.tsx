import type { ChapterNote } from '../../../src/contract/index.ts';

/** The footnotes and asides of a chapter, which are no part of its prose. */
export function ChapterNotes({ notes }: { notes: readonly ChapterNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes" className="mt-8 border-line border-t pt-4">
      <h2 id="notes" className="mb-2 font-semibold text-sm">
        Notes
      </h2>
      <ul className="flex flex-col gap-2 font-serif text-sm text-soft [overflow-wrap:anywhere]">
        {notes.map(({ mark, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes of one chapter never change places
          <li key={at} className="whitespace-pre-line" dir="auto">
            {mark !== '' && <sup className="mr-1.5 font-sans">{mark}</sup>}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
