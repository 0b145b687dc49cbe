import type { Upgrade } from '../../db/online/upgrade.ts';
import { DROP_EMPTY_ARCHIVE } from './empty-archive.ts';
import { estimateSpace } from './estimate-space.ts';
import type { FileRecord } from './file-record.ts';
import { findUnfinished } from './find-unfinished.ts';
import { LATER_FILES } from './later-files.ts';
import { AUDIO_FILE, IMAGES_FILE } from './media-files.ts';
import { noteApplying } from './note-applying.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';
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
  noteApplying,
  findUnfinished: (session, pending) => findUnfinished(session, pending, PHASE_1A_FILES),
  dropEmptyNotes: DROP_EMPTY_ARCHIVE,
};
