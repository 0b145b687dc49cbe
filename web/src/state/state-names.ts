import type { CHAPTER_STATES } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
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

const MANY: Partial<Record<StateName, [one: string, many: string]>> = {
  none: ['without a script', 'without a script'],
  draft: ['draft', 'drafts'],
};

/** `2 drafts`, `3 approved`: how many are that far. */
export function countOf(state: StateName, count: number): string {
  const word = STATE_NAMES[state].name.toLowerCase();
  return plural(count, ...(MANY[state] ?? [word, word]));
}
