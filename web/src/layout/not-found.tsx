import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonClasses } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { usePlace } from './place.ts';

export function NotFound() {
  usePlace([{ label: 'Nothing here' }]);
  return (
    <EmptyState
      icon={<Compass aria-hidden size={24} />}
      level={1}
      title="There is nothing at this address"
      action={
        <Link to="/" className={buttonClasses('primary')}>
          Go to the books
        </Link>
      }
    >
      The link may be mistyped, or what it led to was deleted.
    </EmptyState>
  );
}
