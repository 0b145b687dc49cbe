import { plain } from '../../../../src/screenplay/plain.ts';
import type { TitlePageEntry } from '../../../../src/screenplay/types.ts';

/** What stands in the middle of a title page, in this order; the rest stands at its foot. */
const CENTERED = ['title', 'credit', 'author', 'authors', 'source'];

/** The title page: title and authors in the middle, contact and dates at the foot. */
export function PrintedTitle({ entries }: { entries: readonly TitlePageEntry[] }) {
  const keyOf = ({ key }: TitlePageEntry) => key.toLowerCase();
  const centered = CENTERED.flatMap((key) => entries.filter((each) => keyOf(each) === key));
  const others = entries.filter((each) => !centered.includes(each) && keyOf(each) !== 'notes');
  return (
    <section className="printed-page printed-title-page" aria-label="Title page">
      <div className="printed-title-middle">
        {centered.map((entry) => (
          <p key={entry.line} className={`printed-title-${keyOf(entry)}`}>
            {plain(entry.values.join('\n'))}
          </p>
        ))}
      </div>
      <div className="printed-title-foot">
        {others.map(({ line, values }) => (
          <p key={line}>{plain(values.join('\n'))}</p>
        ))}
      </div>
    </section>
  );
}
