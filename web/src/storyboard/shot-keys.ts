import type { KeyNote } from '../commands/key-notes.ts';
import { stepOf } from '../commands/keys.ts';

type ShotAct = 'earlier' | 'later';

/** What the keys do while a shot has the focus; the list of shortcuts tells these. */
const ACTS: Record<ShotAct, KeyNote> = {
  earlier: { title: 'Move the shot earlier in its scene', keys: 'alt+arrowleft' },
  later: { title: 'Move the shot later in its scene', keys: 'alt+arrowright' },
};

export const SHOT_KEY_NOTES: readonly KeyNote[] = [
  ...Object.values(ACTS),
  { title: 'Look at the shot before, of one that is shown large', keys: 'arrowleft' },
  { title: 'Look at the next shot, of one that is shown large', keys: 'arrowright' },
];

/** What a key press asks of a shot. */
export function shotActOf(event: KeyboardEvent): ShotAct | null {
  const step = stepOf(event);
  return (['earlier', 'later'] as const).find((act) => ACTS[act].keys === step) ?? null;
}
