import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import type { Queryable } from '../migration-files/history.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { applyOnline, inPlace } from './apply-online.ts';
import { ONLINE_LIMITS, type OnlineLimits } from './online-limits.ts';
import { type OnlineSession, runShort, withOnlineSession } from './online-session.ts';
import { prepareSection } from './prepare-section.ts';
import { refuseUnprepared } from './refuse-unprepared.ts';
import { type Confirm, refuseUnwise } from './refuse-unwise.ts';
import type { Upgrade } from './upgrade.ts';

export interface OnlineRun {
  /** The files to apply, oldest first. */
  pending: readonly MigrationFile[];
  upgrade: Upgrade;
  /** One half alone, so that a release can lie between the two; both by default. */
  half?: OnlineHalf | undefined;
  observer: Queryable;
  onEvent: OnMigrationEvent;
  /** Asked when the disk cannot be seen; declines by default. */
  confirm?: Confirm | undefined;
  limits?: Partial<OnlineLimits> | undefined;
  /** Around the application of each file: tells its beginning and end. */
  around(file: MigrationFile, apply: () => Promise<void>): Promise<void>;
}

/**
 * prepare: all that is costly, beside the old shape, which stays in use and is followed. complete:
 * the swap and the files after it, where everything is prepared.
 */
export type OnlineHalf = 'prepare' | 'complete';

/**
 * Applies files while the application goes on: first everything costly of all of them, then one
 * file after the other, so that the time between the old shape and the last file is short. Can be
 * stopped at any point and run again. Throws what `refuseUnwise`, `refuseUnprepared` and
 * `applyOnline` throw.
 */
export async function migrateOnline(db: Database, run: OnlineRun): Promise<void> {
  const { pending, upgrade, observer, onEvent, around } = run;
  if (run.half === 'complete') await refuseUnprepared(observer, upgrade, pending);
  const { tables, costly } = upgrade;
  const limits = { ...ONLINE_LIMITS, ...run.limits };
  await refuseUnwise(observer, { pending, upgrade, limits, confirm: run.confirm });
  await withOnlineSession(db, { observer, limits, tables, onEvent }, async (session) => {
    // What makes the tables has to be there before anything can be prepared.
    const base = pending.filter(({ version }) => version < (costly[0]?.version ?? ''));
    for (const file of base) await around(file, () => applyOnline(session, file));
    // The first file last: once what it prepares holds, its swap should not be long in coming.
    for (const file of pending.toReversed()) await prepare(session, file, upgrade);
    if (run.half === 'prepare') return;
    for (const file of pending) {
      if (base.includes(file)) continue;
      const isCostly = costly.some(({ version }) => version === file.version);
      if (!isCostly) await upgrade.noteApplying(session.client, file.version);
      await around(file, () => applyOnline(session, file));
      if (!isCostly) await upgrade.noteApplying(session.client, undefined);
    }
  });
}

async function prepare(
  session: OnlineSession,
  file: MigrationFile,
  upgrade: Upgrade,
): Promise<void> {
  const costly = upgrade.costly.find(({ version }) => version === file.version);
  const cheap = prepareSection(file.sql);
  if (costly === undefined || cheap.length === 0) return;
  for (const statement of cheap) {
    await inPlace(file, statement, () => runShort(session, file.file, statement.text));
  }
  await costly.prepare(session, file);
}
