import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migrate/events.ts';
import type { Queryable } from '../migrate/history.ts';
import type { MigrationFile } from '../migrate/migration-files.ts';
import { applyOnline, inPlace } from './apply-online.ts';
import { ONLINE_LIMITS, type OnlineLimits } from './online-limits.ts';
import { type OnlineSession, runShort, withOnlineSession } from './online-session.ts';
import { prepareMedia } from './prepare-media.ts';
import { prepareScripts } from './prepare-scripts.ts';
import { prepareSection } from './prepare-section.ts';
import { PREPARED_VERSIONS } from './prepared-versions.ts';
import { type Confirm, refuseUnwise } from './refuse-unwise.ts';

export interface OnlineRun {
  /** The files to apply, oldest first. */
  pending: readonly MigrationFile[];
  observer: Queryable;
  onEvent: OnMigrationEvent;
  /** Asked when the disk cannot be seen; declines by default. */
  confirm?: Confirm | undefined;
  limits?: Partial<OnlineLimits> | undefined;
  /** Around the application of each file: tells its beginning and end. */
  around(file: MigrationFile, apply: () => Promise<void>): Promise<void>;
}

type Prepare = (session: OnlineSession, file: MigrationFile) => Promise<void>;

/** What is costly in a file, by its version. The others make new tables or touch only the catalog. */
const PREPARED: Record<string, Prepare> = {
  '20251004000001': prepareScripts,
  '20251004000002': (session, file) => prepareMedia(session, file, 'image_generations'),
  '20251004000003': (session, file) => prepareMedia(session, file, 'audio_generations'),
};

/**
 * Applies files while the application goes on: first everything costly of all of them, then one
 * file after the other, so that the time between the old shape and the last file is short. Can be
 * stopped at any point and run again. Throws what `refuseUnwise` and `applyOnline` throw.
 */
export async function migrateOnline(db: Database, run: OnlineRun): Promise<void> {
  const { pending, observer, onEvent, around } = run;
  const limits = { ...ONLINE_LIMITS, ...run.limits };
  await refuseUnwise(observer, { pending, limits, confirm: run.confirm });
  await withOnlineSession(db, { observer, limits, onEvent }, async (session) => {
    // What makes the tables has to be there before anything can be prepared.
    const base = pending.filter(({ version }) => version < FIRST_PREPARED);
    for (const file of base) await around(file, () => applyOnline(session, file));
    // The scripts last: once their new keys hold, the swap should not be long in coming.
    for (const file of pending.toReversed()) await prepare(session, file);
    for (const file of pending) {
      if (!base.includes(file)) await around(file, () => applyOnline(session, file));
    }
  });
}

const FIRST_PREPARED = PREPARED_VERSIONS[0] ?? '';

async function prepare(session: OnlineSession, file: MigrationFile): Promise<void> {
  const costly = PREPARED[file.version];
  const cheap = prepareSection(file.sql);
  if (costly === undefined || cheap.length === 0) return;
  for (const statement of cheap) {
    await inPlace(file, statement, () => runShort(session, file.file, statement.text));
  }
  await costly(session, file);
}
