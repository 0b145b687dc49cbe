import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useCrumbs } from './place.ts';

export function Breadcrumbs() {
  const crumbs = useCrumbs();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {crumbs.map(({ label, to }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${label} ${to}`}
              className={
                last
                  ? 'flex min-w-0 items-center gap-1'
                  : 'hidden min-w-0 shrink items-center gap-1 sm:flex'
              }
            >
              <ChevronRight aria-hidden size={14} className="shrink-0 text-faint" />
              {to === undefined || last ? (
                <span
                  aria-current={last ? 'page' : undefined}
                  className="truncate font-medium"
                  dir="auto"
                >
                  {label}
                </span>
              ) : (
                <Link
                  to={to}
                  className="truncate text-soft hover:text-ink hover:underline"
                  dir="auto"
                >
                  {label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
