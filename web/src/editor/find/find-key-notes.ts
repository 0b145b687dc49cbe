import type { KeyNote } from '../../commands/key-notes.ts';

/** What the keys of find-panel.ts do. */
export const FIND_KEY_NOTES: readonly KeyNote[] = [
  { title: 'Next match', keys: 'enter' },
  { title: 'Match before', keys: 'shift+enter' },
  { title: 'Next match in the prose', keys: 'alt+enter' },
  { title: 'Close', keys: 'escape' },
];
