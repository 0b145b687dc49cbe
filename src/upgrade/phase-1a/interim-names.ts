import type { MadeName } from '../../db/taken-names/made-names.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';

/**
 * Names on public.scripts that come and go while its file, its preparation or its rollback runs, or
 * that it makes only for some applications: no empty database shows them at the end of a file.
 */
export const INTERIM_NAMES: readonly MadeName[] = [
  interim('column', 'public.scripts.status_next'),
  interim('column', 'public.scripts.status_before'),
  interim('column', 'public.scripts.legacy_status'),
  interim('constraint', 'public.scripts.scripts_filled_check'),
  interim('trigger', 'public.scripts.scripts_keep_legacy_status'),
  interim('trigger', 'public.scripts.scripts_fill_status_next'),
  interim('trigger', 'public.scripts.scripts_note_touched'),
  interim('object', 'public.idx_scripts_status_next'),
];

function interim(space: MadeName['space'], name: string): MadeName {
  return { space, name, version: SCRIPTS_FILE.version, shape: null };
}
