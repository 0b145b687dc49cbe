import { createLazyRoute } from '@tanstack/react-router';
import { FileStack } from 'lucide-react';
import { ChapterFrame } from '../../layout/chapter-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VersionTimeline } from '../../versions/version-timeline.tsx';
import { HistoryList } from '../../workflow/history-list.tsx';

export const Route = createLazyRoute('/books/$book/chapters/$number/versions')({
  component: VersionsPage,
});

function VersionsPage() {
  const place = Route.useParams();
  return (
    <ChapterFrame {...place} title="Versions">
      {({ versions }) =>
        versions.length === 0 ? (
          <EmptyState icon={<FileStack aria-hidden size={24} />} title="No version yet">
            Draft the chapter or write a script, and its first version stands here.
          </EmptyState>
        ) : (
          <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <section aria-label="Timeline">
              <VersionTimeline place={place} versions={versions} />
            </section>
            <section aria-labelledby="history">
              <h2 id="history" className="mb-2 font-semibold font-serif text-xl">
                History
              </h2>
              <HistoryList book={place.book} number={Number(place.number)} />
            </section>
          </div>
        )
      }
    </ChapterFrame>
  );
}
