import { findGoingAlong, type GoesAlong } from '../../db/dependents/find-dependents.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import { findLinksInTheWay } from './count-links.ts';
import { countStatusesBack, type StatusBack } from './count-versions.ts';
import { countWhatGoes } from './count-what-goes.ts';
import { findGoing } from './find-going.ts';
import { findHeld } from './find-held.ts';
import type { Gone } from './gone.ts';
import { findMovedColumns } from './moved-columns.ts';
import { findBrokenKeys, readOwnKeys } from './own-keys.ts';
import { refuseHeld } from './refuse-held.ts';

/** What a rollback does beside taking files back. */
export interface WayBackReport {
  gone: Gone[];
  statuses: StatusBack[];
  /** Of the application's: what goes with the columns that it was made on. */
  along: GoesAlong[];
  /** Columns that come back in another place of their table, the last. */
  movedColumns: string[];
}

/** What is counted: the report is of the moment in which this is asked. */
export async function countWayBack(
  session: Queryable,
  chosen: readonly { version: string }[],
): Promise<Pick<WayBackReport, 'gone' | 'statuses'>> {
  const scripts = chosen.some(({ version }) => version === SCRIPTS_FILE.version);
  return {
    gone: await countWhatGoes(session, chosen),
    statuses: scripts ? await countStatusesBack(session) : [],
  };
}

/**
 * Throws `migration.blocked` where something would keep a file from being taken back; else says what
 * goes along. Only reads.
 * @param session one that shows names whole
 */
export async function checkWayBack(
  session: Queryable,
  files: readonly MigrationFile[],
  chosen: readonly MigrationFile[],
): Promise<Pick<WayBackReport, 'along' | 'movedColumns'>> {
  const goes = await findGoing(session, files, chosen);
  const scripts = chosen.some(({ version }) => version === SCRIPTS_FILE.version);
  const keys = scripts ? await readOwnKeys(session) : [];
  refuseHeld([
    ...(await findHeld(session, goes, chosen.at(-1)?.version ?? '')),
    ...(scripts ? await findLinksInTheWay(session) : []),
    ...(await findBrokenKeys(session, keys)),
  ]);
  const along = await findGoingAlong(session, goes.going, goes.ours);
  return {
    // They go with the status and are made again without it.
    along: along.filter(({ what }) => !keys.some(({ name }) => what === `index ${name}`)),
    movedColumns: await findMovedColumns(session, chosen),
  };
}
