import { plural } from '../../../src/contract/plural.ts';
import { ChapterNotes } from '../text/chapter-notes.tsx';
import { AlternateDialog } from './alternate-dialog.tsx';
import { SaidProse } from './said-prose.tsx';
import { SpeakerPicker } from './speaker-picker.tsx';
import './speakers.css';
import { SpeechList } from './speech-list.tsx';
import { type Reviewed, useReview } from './use-review.ts';
import { useReviewCommands } from './use-review-commands.ts';

/** The prose with each speech under its speaker's name, and what a person says of it: by keys alone. */
export function SpeakersReview(reviewed: Reviewed) {
  const { chapter, quotes } = reviewed;
  const { can, unplaced } = quotes;
  const review = useReview(reviewed);
  useReviewCommands(review, can.change);
  const { places, current, announced } = review;
  return (
    <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-label="Prose" className="min-w-0">
        <SaidProse
          text={chapter.text}
          quotes={review.quotes}
          places={places}
          current={current.start}
          onChoose={(quote) => review.show(quote, 'button')}
        />
        <ChapterNotes notes={chapter.notes} />
      </section>
      <section aria-label="Review" className="speakers-panel">
        <SpeakerPicker review={review} canChange={can.change} />
        <p role="status" className="border-line border-t px-4 py-2 text-soft text-sm empty:hidden">
          {announced}
        </p>
        <SpeechList review={review} />
        {unplaced > 0 && (
          <p className="border-line border-t px-4 py-3 text-soft text-sm">
            {plural(unplaced, 'confirmed speech is', 'confirmed speeches are')} not in the chapter
            now, and will be back with the words.
          </p>
        )}
      </section>
      {review.asksTurns && <AlternateDialog review={review} />}
    </div>
  );
}
