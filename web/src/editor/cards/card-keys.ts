import type { KeyNote } from '../../commands/key-notes.ts';
import { stepOf } from '../../commands/keys.ts';

type CardAct = 'up' | 'down' | 'undo' | 'redo';

/** What the keys do while a card has the focus; the list of shortcuts tells these. */
const ACTS: Record<CardAct, KeyNote> = {
  up: { title: 'Move the scene up', keys: 'alt+arrowup' },
  down: { title: 'Move the scene down', keys: 'alt+arrowdown' },
  undo: { title: 'Undo', keys: 'mod+z' },
  redo: { title: 'Redo', keys: 'mod+shift+z' },
};

export const CARD_KEY_NOTES: readonly KeyNote[] = [
  ...Object.values(ACTS),
  { title: 'Put back a card that is carried, or the synopsis as it was', keys: 'escape' },
  { title: 'Take the synopsis as it is typed', keys: 'enter' },
];

/** What a key press asks of a card; null in a field, where the keys are those of the text. */
export function cardActOf(event: KeyboardEvent): CardAct | null {
  if (event.target instanceof HTMLTextAreaElement) return null;
  const step = stepOf(event);
  return ALL.find((act) => ACTS[act].keys === step) ?? null;
}

const ALL = Object.keys(ACTS) as CardAct[];
