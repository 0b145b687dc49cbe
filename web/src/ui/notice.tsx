import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const TONES = {
  info: 'border-info bg-info-wash',
  warn: 'border-warn bg-warn-wash',
  bad: 'border-bad bg-bad-wash',
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  children: ReactNode;
  actions?: ReactNode;
}

/** Something to know or to decide about what is below it. */
export function Notice({ tone, children, actions }: NoticeProps) {
  return (
    <div
      role={tone === 'info' ? 'status' : 'alert'}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 text-sm',
        TONES[tone],
      )}
    >
      <div className="min-w-0 grow basis-72 break-words">{children}</div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
