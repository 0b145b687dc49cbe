import { Link } from '@tanstack/react-router';
import type { BookItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { CoverPicture } from '../../covers/cover-picture.tsx';
import { StateBar } from '../../state/state-bar.tsx';

export function BookCard({ book }: { book: BookItem }) {
  const { handle, title, author, chapters, versions, chapter_states: states } = book;
  return (
    <Link
      to="/books/$book"
      params={{ book: handle }}
      className="flex h-full gap-4 rounded-lg border border-line border-l-4 border-l-accent bg-raised px-5 py-4 shadow-low transition-colors hover:border-line-strong hover:border-l-accent-strong"
    >
      <CoverPicture book={book} className="w-20 self-start" />
      <div className="flex min-w-0 grow flex-col gap-4">
        <div className="grow">
          <h2 className="break-words font-semibold font-serif text-xl leading-snug" dir="auto">
            {title}
          </h2>
          <p className="text-soft">
            {author !== null && (
              <>
                <span dir="auto">{author}</span> ·{' '}
              </>
            )}
            {plural(chapters, 'chapter')} · {plural(versions, 'version')}
            {states.stale > 0 && ` · ${states.stale} stale`}
          </p>
        </div>
        <StateBar counts={states} />
      </div>
    </Link>
  );
}
