import type { CHAPTER_STATES } from '../../../src/contract/index.ts';
import type { Tone } from '../ui/badge.tsx';

export type StateName = (typeof CHAPTER_STATES)[number];

/** How far a chapter or a version is, as it is called and coloured everywhere in the studio. */
export const STATE_NAMES: Record<StateName, { name: string; tone: Tone; fill: string }> = {
  none: { name: 'No script', tone: 'plain', fill: 'bg-line' },
  draft: { name: 'Draft', tone: 'info', fill: 'bg-info' },
  evaluated: { name: 'Evaluated', tone: 'warn', fill: 'bg-warn' },
  approved: { name: 'Approved', tone: 'good', fill: 'bg-good' },
  rejected: { name: 'Rejected', tone: 'bad', fill: 'bg-bad' },
  active: { name: 'Active', tone: 'accent', fill: 'bg-accent' },
};
