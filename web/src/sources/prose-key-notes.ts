import type { KeyNote } from '../commands/key-notes.ts';

/** What the keys of use-prose-hands.ts do. */
export const PROSE_KEY_NOTES: readonly KeyNote[] = [
  { title: 'Next paragraph', keys: 'arrowdown' },
  { title: 'Paragraph before', keys: 'arrowup' },
];
