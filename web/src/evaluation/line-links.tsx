import { Link } from '@tanstack/react-router';
import { searchOf } from '../versions/version-name.ts';
import type { ChapterPlace } from '../versions/version-row.tsx';

interface LineLinksProps {
  place: ChapterPlace;
  version: { style: string; version: number };
  lines: readonly number[];
}

const MOST = 12;

/** The lines of a script that show something, each leading to its place in the editor. */
export function LineLinks({ place, version, lines }: LineLinksProps) {
  if (lines.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="text-faint">{lines.length === 1 ? 'Line' : 'Lines'}</span>
      {lines.slice(0, MOST).map((line) => (
        <Link
          key={line}
          to="/books/$book/chapters/$number"
          params={place}
          search={{ ...searchOf(version), line }}
          aria-label={`Go to line ${line}`}
          className="min-w-6 rounded-sm text-center text-accent-ink underline underline-offset-4"
        >
          {line}
        </Link>
      ))}
      {lines.length > MOST && <span className="text-faint">and {lines.length - MOST} more</span>}
    </p>
  );
}
