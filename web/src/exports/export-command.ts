import { EXPORT_FORMATS } from '../../../src/contract/index.ts';
import type { Command } from '../commands/command-store.ts';

/** In the editor too. */
export const EXPORT_KEYS = 'mod+e';

/** A page has one thing to export: its version or its book. */
export function exportCommand(title: string, run: () => void): Command {
  const words = `download save file final draft word ${EXPORT_FORMATS.join(' ')}`;
  return { id: 'export', title, group: 'Export', keys: EXPORT_KEYS, words, run };
}
