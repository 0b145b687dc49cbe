import { Link } from '@tanstack/react-router';
import type { CastMemberDetail } from '../../../src/contract/index.ts';
import { StateBadge } from '../state/state-badge.tsx';
import { RevisionChip } from '../versions/revision-chip.tsx';
import { searchOf } from '../versions/version-name.ts';

interface AppearancesProps {
  book: string;
  person: CastMemberDetail;
}

/** Every version in whose cast a character is. */
export function Appearances({ book, person: { appears_in } }: AppearancesProps) {
  return (
    <section aria-labelledby="appears" className="flex flex-col gap-2">
      <h2 id="appears" className="font-semibold font-serif text-xl">
        Appears in
      </h2>
      {appears_in.length === 0 ? (
        <p className="text-soft">Nowhere yet: no version has this character in its cast.</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {appears_in.map((each) => (
            <li key={each.script_id}>
              <Link
                to="/books/$book/chapters/$number"
                params={{ book, number: String(each.chapter) }}
                search={searchOf(each)}
                className="flex items-center gap-2 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-low hover:border-line-strong"
              >
                Chapter {each.chapter}
                <RevisionChip of={each} />
                <StateBadge state={each.status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
