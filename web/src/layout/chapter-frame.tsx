import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Book, TimelineItem } from '../../../src/contract/index.ts';
import { isNotFound } from '../data/is-not-found.ts';
import { timelineQuery } from '../data/versions.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { chapterTabs } from './chapter-tabs.ts';
import { NavTabs } from './nav-tabs.tsx';
import { NotFoundState } from './not-found-state.tsx';
import { usePlace } from './place.ts';
import { useChapterPlaces } from './use-chapter-places.ts';

interface ChapterFrameProps {
  book: string;
  number: string;
  /** What of the chapter the page shows: the last step of the breadcrumbs. */
  title: string;
  children: (timeline: { book: Book; versions: TimelineItem[] }) => ReactNode;
}

/** What the pages about a chapter's versions share: their place, their links, their loading. */
export function ChapterFrame({ book, number, title, children }: ChapterFrameProps) {
  useChapterPlaces(book, number);
  const timeline = useQuery(timelineQuery(book, Number(number)));
  const bookTitle = timeline.data?.book.title ?? book;
  const chapterTitle = timeline.data?.items[0]?.chapter_title ?? undefined;
  usePlace([
    { label: 'Books', to: '/' },
    { label: bookTitle, to: `/books/${encodeURIComponent(book)}` },
    {
      label: `Chapter ${number}`,
      to: `/books/${encodeURIComponent(book)}/chapters/${number}`,
    },
    { label: title },
  ]);
  if (isNotFound(timeline.error)) return <NotFoundState what="chapter" />;
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-8 sm:px-6">
      <div>
        <p className="text-soft text-sm" dir="auto">
          {bookTitle} · {chapterTitle ?? `Chapter ${number}`}
        </p>
        <h1 className="font-semibold font-serif text-3xl leading-tight">{title}</h1>
      </div>
      <NavTabs label="Parts of the chapter" tabs={chapterTabs(book, number)} />
      {timeline.isPending && <Skeleton className="h-64" />}
      {timeline.error !== null && (
        <ErrorState
          error={timeline.error}
          title="The versions could not be loaded"
          onRetry={() => void timeline.refetch()}
        />
      )}
      {timeline.data !== undefined &&
        children({ book: timeline.data.book, versions: timeline.data.items })}
    </div>
  );
}
