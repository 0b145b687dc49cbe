import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** 1 where it is all of a page. */
  level?: 1 | 2;
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, level = 2, children, action }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      {icon !== undefined && (
        <div className="flex size-12 items-center justify-center rounded-full bg-accent-wash text-accent-ink">
          {icon}
        </div>
      )}
      <Heading className="font-semibold font-serif text-xl">{title}</Heading>
      {children !== undefined && <div className="max-w-md text-soft">{children}</div>}
      {action !== undefined && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  );
}
