import type { Upgrade } from '../../db/online/upgrade.ts';
import type { FileRecord } from '../file-record.ts';
import { estimateSpace } from './estimate-space.ts';
import { LATER_FILES } from './files/later.ts';
import { AUDIO_FILE, IMAGES_FILE } from './files/media.ts';
import { SCRIPTS_FILE } from './files/scripts.ts';
import { ALTERED_TABLES } from './tables.ts';

/** What each of its files does, in the order of their versions. */
export const PHASE_1A_FILES: readonly FileRecord[] = [
  SCRIPTS_FILE,
  IMAGES_FILE,
  AUDIO_FILE,
  ...LATER_FILES,
];

/** What `db migrate --online` has to know of Phase 1A. */
export const PHASE_1A: Upgrade = {
  costly: PHASE_1A_FILES.flatMap(({ version, costly }) => (costly ? { version, ...costly } : [])),
  tables: ALTERED_TABLES,
  estimateSpace,
};
