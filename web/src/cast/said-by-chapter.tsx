import { Link } from '@tanstack/react-router';
import type { CastMember } from '../../../src/contract/index.ts';
import { StateBadge } from '../state/state-badge.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';

interface SaidByChapterProps {
  book: string;
  person: Pick<CastMember, 'chapters'>;
}

/** Lines and words chapter by chapter, of the active version, else of the newest. */
export function SaidByChapter({ book, person: { chapters } }: SaidByChapterProps) {
  if (chapters.length === 0) return null;
  const most = Math.max(...chapters.map(({ words }) => words));
  return (
    <section aria-labelledby="said" className="flex flex-col gap-2">
      <h2 id="said" className="font-semibold font-serif text-xl">
        Lines by chapter
      </h2>
      <ScrollBox label="Lines and words by chapter">
        <table className="w-full text-left text-sm">
          <thead className="text-soft">
            <tr>
              <th className="px-2 py-2 sm:px-4 font-medium">Chapter</th>
              <th className="px-2 py-2 sm:px-4 font-medium">Version</th>
              <th className="px-2 py-2 sm:px-4 text-right font-medium">Lines</th>
              <th className="px-2 py-2 sm:px-4 text-right font-medium">Words</th>
              <td className="w-1/4 max-sm:hidden" />
            </tr>
          </thead>
          <tbody>
            {chapters.map(({ number, title, script_id, status, lines, words }) => (
              <tr key={script_id} className="border-line border-t">
                <th scope="row" className="px-2 py-2 sm:px-4 font-medium">
                  <Link
                    to="/books/$book/chapters/$number"
                    params={{ book, number: String(number) }}
                    className="rounded-sm hover:underline"
                    dir="auto"
                  >
                    {number}. {title}
                  </Link>
                </th>
                <td className="px-2 py-2 sm:px-4">
                  <StateBadge state={status} />
                </td>
                <td className="px-2 py-2 sm:px-4 text-right tabular-nums">{lines}</td>
                <td className="px-2 py-2 sm:px-4 text-right tabular-nums">{words}</td>
                <td className="px-2 py-2 sm:px-4 max-sm:hidden">
                  <span
                    aria-hidden
                    className="block h-2 min-w-0.5 rounded-full bg-accent"
                    style={{ width: `${most === 0 ? 0 : (words / most) * 100}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
