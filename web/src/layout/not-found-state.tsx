import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonClasses } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { usePlace } from './place.ts';

/** In the place of a page whose thing is not there: "There is no such book". */
export function NotFoundState({ what }: { what: string }) {
  usePlace([{ label: 'Books', to: '/' }, { label: `No such ${what}` }]);
  return (
    <EmptyState
      icon={<Compass aria-hidden size={24} />}
      level={1}
      title={`There is no such ${what}`}
      action={
        <Link to="/" className={buttonClasses('primary')}>
          Go to the books
        </Link>
      }
    >
      The link may be mistyped, or it was deleted since.
    </EmptyState>
  );
}
