import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { classes } from '../ui/classes.ts';
import { useCrumbs } from './place.ts';

/** Where the page is: all that is above it where there is room, what is right above it at least. */
export function Breadcrumbs() {
  const crumbs = useCrumbs();
  if (crumbs.length === 0) return null;
  const above = crumbs.at(-2);
  return (
    <nav aria-label="Breadcrumbs" className="flex min-w-0 items-center">
      {above?.to !== undefined && (
        <Link
          to={above.to}
          aria-label={`Up to ${above.label}`}
          className="flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:text-ink sm:hidden"
        >
          <ChevronLeft aria-hidden size={18} />
        </Link>
      )}
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {crumbs.map(({ label, to }, index) => {
          const up = crumbs.length - 1 - index;
          return (
            <li
              key={`${label} ${to}`}
              className={classes(
                'min-w-0 items-center gap-1',
                up === 0 && 'flex',
                up === 1 && 'hidden sm:flex',
                up > 1 && 'hidden lg:flex',
              )}
            >
              <ChevronRight
                aria-hidden
                size={14}
                className={classes(
                  'shrink-0 text-faint',
                  above?.to !== undefined && up === 0 && 'max-sm:hidden',
                )}
              />
              {to === undefined || up === 0 ? (
                <span
                  aria-current={up === 0 ? 'page' : undefined}
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
