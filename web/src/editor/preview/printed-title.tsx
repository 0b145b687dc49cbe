import { plain } from '../../../../src/screenplay/plain.ts';
import { titleKey, titleParts } from '../../../../src/screenplay/title-parts.ts';
import type { TitlePageEntry } from '../../../../src/screenplay/types.ts';

/** The title page: title and authors in the middle, contact and dates at the foot. */
export function PrintedTitle({ entries }: { entries: readonly TitlePageEntry[] }) {
  const { middle, foot } = titleParts(entries);
  return (
    <section className="printed-page printed-title-page" aria-label="Title page">
      <div className="printed-title-middle">
        {middle.map((entry) => (
          <p key={entry.line} className={`printed-title-${titleKey(entry)}`}>
            {plain(entry.values.join('\n'))}
          </p>
        ))}
      </div>
      <div className="printed-title-foot">
        {foot.map(({ line, values }) => (
          <p key={line}>{plain(values.join('\n'))}</p>
        ))}
      </div>
    </section>
  );
}
