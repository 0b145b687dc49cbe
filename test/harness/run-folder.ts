import { tmpdir } from 'node:os';
import { makeOwnedFolder, startWatchdog } from './owned-folder.ts';
import { RUN_PREFIX, roomInMemory } from './reap-server.mjs';

/** A whole run held 1.0 GB at most, its server included (looked at twice a second). */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Puts what this process and those it starts write for a moment into memory, where there is enough:
 * an embedded database is 1,300 files, and making them took a second of the system's time on a disk,
 * a quarter of that in memory. The folder goes with this process; asked for again, it stays the same.
 */
export function writeToMemory(): void {
  if (process.env.GOLDENROD_TEST_DISK !== undefined) return;
  const memory = roomInMemory(ENOUGH_BYTES);
  if (memory === undefined) return;
  process.env.GOLDENROD_TEST_DISK = tmpdir();
  const folder = makeOwnedFolder(memory, RUN_PREFIX);
  startWatchdog(folder);
  process.env.TMPDIR = folder;
}
