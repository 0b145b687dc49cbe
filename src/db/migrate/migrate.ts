import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import { ensureHistory, type Queryable, recordApplied } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { migrateOnline, type OnlineHalf } from '../online/migrate-online.ts';
import type { OnlineLimits } from '../online/online-limits.ts';
import type { Confirm } from '../online/refuse-unwise.ts';
import type { Upgrade } from '../online/upgrade.ts';
import { translateError } from '../translate-error.ts';
import { chooseVersion } from './choose-version.ts';
import { makePlatform, platformIsMissing } from './ensure-platform.ts';
import { refuseEdited } from './refuse-edited.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { RUN_LIMITS, type RunLimits, runFile } from './run-file.ts';
import { withRunnerLock } from './runner-lock.ts';
import { compareWithHistory } from './status.ts';

export interface MigrateOptions {
  /** The last version to apply; all by default. */
  to?: string | undefined;
  /** Says what would be applied and changes nothing. */
  dryRun?: boolean | undefined;
  onEvent?: OnMigrationEvent | undefined;
  /** Other files than ours, for tests. */
  files?: readonly MigrationFile[] | undefined;
  limits?: Partial<RunLimits> | undefined;
  /** Keeps the application writing: see `migrateOnline`. The embedded database has nobody to wait for. */
  online?: OnlineOptions | undefined;
  /** Called before the first file, where any is pending, and by a dry run. */
  preflight?: Preflight | undefined;
}

/** Looks at a database before the first of some files runs, and throws where they should not. */
export type Preflight = (db: Database, pending: readonly MigrationFile[]) => Promise<void>;

export interface OnlineOptions {
  /** What has to be known of the files: PHASE_1A for ours. */
  upgrade: Upgrade;
  /** One half alone: see `migrateOnline`. */
  half?: OnlineHalf | undefined;
  /** Asked where the server's disk cannot be seen. */
  confirm?: Confirm | undefined;
  limits?: Partial<OnlineLimits> | undefined;
}

export interface MigrateResult {
  /** The files that were applied, or that would be; in order. */
  applied: { version: string; name: string }[];
  /** Those that wait for the other half, where only the first was asked for. */
  waiting: { version: string; name: string }[];
  /** Whether what Supabase has was missing, and was made or would be. */
  platform: boolean;
  dryRun: boolean;
}

/**
 * Brings a database up to date. Throws `migration.edited`, `migration.failed`, `migration.unknown`,
 * `migration.unprepared`, `forbidden`, `db.busy`; files that were applied before a failure stay applied.
 */
export async function migrate(db: Database, options: MigrateOptions = {}): Promise<MigrateResult> {
  const files = options.files ?? readMigrationFiles();
  const last = options.to === undefined ? undefined : chooseVersion(options.to, files);
  try {
    if (options.dryRun === true) return await plan(db, files, last, options.preflight);
    const onEvent = options.onEvent ?? (() => undefined);
    return await withRunnerLock(db, { onEvent }, (observer) =>
      run(db, {
        files,
        last,
        onEvent,
        observer,
        limits: { ...RUN_LIMITS, ...options.limits },
        online: options.online,
        preflight: options.preflight,
      }),
    );
  } catch (error) {
    throw translateError(error);
  }
}

async function plan(
  db: Database,
  files: readonly MigrationFile[],
  last: string | undefined,
  preflight: Preflight | undefined,
): Promise<MigrateResult> {
  const { pending } = await findPending(db.pool, files, last);
  await refuseUnfit(db.pool, pending);
  if (pending.length > 0) await preflight?.(db, pending);
  const platform = await platformIsMissing(db.pool);
  return { applied: pending.map(named), waiting: [], platform, dryRun: true };
}

interface Run {
  files: readonly MigrationFile[];
  last: string | undefined;
  onEvent: OnMigrationEvent;
  observer: Queryable | undefined;
  limits: RunLimits;
  online: OnlineOptions | undefined;
  preflight: Preflight | undefined;
}

async function run(
  db: Database,
  { files, last, onEvent, observer, limits, online, preflight }: Run,
): Promise<MigrateResult> {
  if (online?.half !== undefined && observer === undefined) throw noHalves();
  const { pending, newest } = await findPending(db.pool, files, last);
  await refuseUnfit(db.pool, pending);
  if (pending.length > 0) await preflight?.(db, pending);
  const platform = await platformIsMissing(db.pool);
  if (platform) {
    onEvent({ kind: 'platform' });
    await makePlatform(db.pool);
  }
  await ensureHistory(db.pool);
  const applied: MigrateResult['applied'] = [];
  const around = async (file: MigrationFile, apply: () => Promise<void>) => {
    if (newest !== undefined && file.version < newest) {
      onEvent({ kind: 'out_of_order', file: file.file, after: newest });
    }
    const began = performance.now();
    onEvent({ kind: 'started', direction: 'up', file: file.file });
    await apply();
    const milliseconds = performance.now() - began;
    onEvent({ kind: 'finished', direction: 'up', file: file.file, milliseconds });
    applied.push(named(file));
  };
  if (online !== undefined && observer !== undefined) {
    await migrateOnline(db, { ...online, pending, observer, onEvent, around });
  } else {
    for (const file of pending) {
      const record = (session: Queryable, statements: readonly string[]) =>
        recordApplied(session, file, statements);
      await around(file, () =>
        runFile(db, { file: file.file, sql: file.sql, record, onEvent, observer, limits }),
      );
    }
  }
  const waiting = pending.map(named).slice(applied.length);
  return { applied, waiting, platform, dryRun: false };
}

function noHalves(): AppError {
  return new AppError('usage', 'nobody works beside a migration of the embedded database', {
    hint: 'It is done in one go: `goldenrod db migrate`.',
  });
}

async function findPending(
  session: Queryable,
  files: readonly MigrationFile[],
  last: string | undefined,
): Promise<{ pending: MigrationFile[]; newest: string | undefined }> {
  const found = await compareWithHistory(session, files);
  refuseEdited(found, files);
  const states = new Map(found.map(({ version, state }) => [version, state]));
  const pending = files.filter(
    ({ version }) => states.get(version) === 'pending' && (last === undefined || version <= last),
  );
  const newest = found.filter(({ state }) => state === 'applied').at(-1)?.version;
  return { pending, newest };
}

function named({ version, name }: MigrationFile): { version: string; name: string } {
  return { version, name };
}
