import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const TONES = {
  plain: 'bg-sunk text-soft border-line',
  accent: 'bg-accent-wash text-accent-ink border-accent',
  good: 'bg-good-wash text-good border-good',
  info: 'bg-info-wash text-info border-info',
  warn: 'bg-warn-wash text-warn border-warn',
  bad: 'bg-bad-wash text-bad border-bad',
} as const;
export type Tone = keyof typeof TONES;

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 font-medium text-xs',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
