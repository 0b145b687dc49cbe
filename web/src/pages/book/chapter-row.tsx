import { Link } from '@tanstack/react-router';
import type { ChapterItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { StateBadge } from '../../state/state-badge.tsx';
import { Badge } from '../../ui/badge.tsx';

/** A chapter at a glance: its title, its size, and how far its scripts are. */
export function ChapterRow({ book, chapter }: { book: string; chapter: ChapterItem }) {
  const { number, title, words, state, stale, versions } = chapter;
  const score = chapter.telling_version?.evaluation_score ?? null;
  return (
    <Link
      to="/books/$book/chapters/$number"
      params={{ book, number: String(number) }}
      className="grid grid-cols-[2rem_1fr] items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunk focus-visible:-outline-offset-2 sm:grid-cols-[2.5rem_1fr_auto]"
    >
      <span className="text-right text-faint tabular-nums">{number}</span>
      <span className="min-w-0">
        <span className="block break-words font-medium" dir="auto">
          {title}
        </span>
        <span className="text-sm text-soft">
          {plural(words, 'word')}
          {versions > 0 && ` · ${plural(versions, 'version')}`}
          {score !== null && ` · ${score} of 100`}
        </span>
      </span>
      <span className="col-start-2 flex flex-wrap gap-2 sm:col-start-3">
        {stale && <Badge tone="warn">Stale</Badge>}
        <StateBadge state={state} />
      </span>
    </Link>
  );
}
