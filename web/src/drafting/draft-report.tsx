import type { DraftReport as Report } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';

type Reason = Report['reasons'][number];

/** What a draft holds of its chapter, what it does not and why, and how to bring that back. */
export default function DraftReport({ report }: { report: Report }) {
  const { quotations, narration, reasons, long_scenes: long } = report;
  return (
    <div className="flex flex-col gap-6 px-6 py-6">
      <section>
        <h2 className="font-semibold font-serif text-xl">What the draft holds</h2>
        <p className="text-soft">
          {plural(report.minutes, 'minute')}. Of the chapter,{' '}
          {plural(quotations.whole, 'quotation')} whole, {quotations.shortened} shortened and{' '}
          {quotations.cut} left out; {plural(narration.kept, 'sentence')} of narration kept and{' '}
          {narration.cut} not.
        </p>
      </section>
      {reasons.map((reason) => (
        <LeftOut key={reason.code} reason={reason} report={report} />
      ))}
      {long.length > 0 && (
        <section>
          <h2 className="font-semibold font-serif text-lg">Long scenes</h2>
          <ul className="flex flex-col gap-2">
            {long.map(({ scene, heading, pages, reason }) => (
              <li key={scene} className="break-words">
                <span className="font-medium">
                  {scene}. {heading}
                </span>{' '}
                ({plural(pages, 'page')}) <span className="block text-soft text-sm">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function LeftOut({ reason, report }: { reason: Reason; report: Report }) {
  const cuts = report.cuts.filter(({ code }) => code === reason.code);
  return (
    <section>
      <h2 className="font-semibold font-serif text-lg">
        {HEADINGS[reason.code]} ({reason.cuts})
      </h2>
      <p className="text-soft text-sm">{reason.reason}</p>
      <p className="text-sm">
        <span className="font-medium">To bring it back:</span> {reason.bring_back}
      </p>
      <details className="mt-2">
        <summary className="cursor-pointer text-sm">Show what it is</summary>
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {cuts.map(({ start, end, paragraph, words }) => (
            <li key={`${start}-${end}`} className="break-words">
              <span className="text-faint">Paragraph {paragraph}:</span> {words}
            </li>
          ))}
        </ul>
        {cuts.length < reason.cuts && (
          <p className="text-faint text-sm">and {reason.cuts - cuts.length} more</p>
        )}
      </details>
    </section>
  );
}

const HEADINGS: Record<Reason['code'], string> = {
  heading: 'The chapter’s heading',
  tag: 'Who says it',
  remnant: 'Remnants of sentences',
  voice_over: 'What cannot be shown',
  tense: 'Still in the past, as notes',
  condensed: 'Shortened speeches',
  length: 'Cut for length',
};
