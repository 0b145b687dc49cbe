import type { Element } from './types.ts';

/** Notes, boneyards, sections and synopses are for the writer and not for print. */
export function isPrinted({ type }: Element): boolean {
  return type !== 'note' && type !== 'boneyard' && type !== 'section' && type !== 'synopsis';
}

/** What stands under a cue. */
export function isSaid({ type }: Element): boolean {
  return type === 'dialogue' || type === 'parenthetical' || type === 'lyric';
}
