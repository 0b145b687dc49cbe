import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import { type Queryable, recordRolledBack } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { translateError } from '../translate-error.ts';
import { chooseVersion } from './choose-version.ts';
import { RUN_LIMITS, type RunLimits, runFile } from './run-file.ts';
import { withRunnerLock } from './runner-lock.ts';
import { compareWithHistory } from './status.ts';

export interface RollbackOptions {
  /** The version that stays applied, with everything before it. Either this or `steps`. */
  to?: string | undefined;
  /** How many of the newest files to take back. */
  steps?: number | undefined;
  /** Says what would be taken back, and changes nothing. */
  dryRun?: boolean | undefined;
  onEvent?: OnMigrationEvent | undefined;
  files?: readonly MigrationFile[] | undefined;
  limits?: Partial<RunLimits> | undefined;
}

export interface RollbackResult {
  /** The files that were taken back, or that would be; newest first. */
  rolledBack: { version: string; name: string }[];
  dryRun: boolean;
}

/** Takes migrations back, newest first, each with its row of the history in one transaction. */
export async function rollback(db: Database, options: RollbackOptions): Promise<RollbackResult> {
  const files = options.files ?? readMigrationFiles();
  checkAmount(options);
  try {
    if (options.dryRun === true) return await plan(db, files, options);
    const onEvent = options.onEvent ?? (() => undefined);
    const limits = { ...RUN_LIMITS, ...options.limits };
    return await withRunnerLock(db, { onEvent }, async (observer) => {
      const planned = await plan(db, files, options);
      const chosen = planned.rolledBack.flatMap(
        ({ version }) => files.find((file) => file.version === version) ?? [],
      );
      for (const file of chosen) await takeBack(db, file, { onEvent, observer, limits });
      return { ...planned, dryRun: false };
    });
  } catch (error) {
    throw translateError(error);
  }
}

function checkAmount({ to, steps }: RollbackOptions): void {
  if ((to === undefined) === (steps === undefined)) {
    throw new AppError(
      'usage',
      'a rollback needs either a version to go back to or a number of steps',
      {
        hint: 'goldenrod db rollback --to 20250828000000, or goldenrod db rollback --steps 1',
      },
    );
  }
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0)) {
    throw new AppError('usage', `the number of steps is ${steps}, not a whole number above 0`);
  }
}

async function plan(
  db: Database,
  files: readonly MigrationFile[],
  { to, steps }: RollbackOptions,
): Promise<RollbackResult> {
  const stays = to === undefined ? undefined : chooseVersion(to, files);
  const states = new Map(
    (await compareWithHistory(db.pool, files)).map(({ version, state }) => [version, state]),
  );
  if (stays !== undefined && states.get(stays) === 'pending') {
    throw new AppError(
      'migration.unknown',
      `${stays} is not applied here, so nothing can go back to it`,
      {
        hint: 'See `goldenrod db status`.',
      },
    );
  }
  const applied = files.filter(({ version }) => states.get(version) !== 'pending').reverse();
  const chosen =
    stays === undefined
      ? applied.slice(0, steps)
      : applied.filter(({ version }) => version > stays);
  const stuck = chosen.find((file) => file.rollback === undefined);
  if (stuck !== undefined) {
    throw new AppError(
      'migration.unknown',
      `${stuck.file} has no way back: supabase/rollbacks has no file of that name`,
    );
  }
  return {
    rolledBack: chosen.map(({ version, name }) => ({ version, name })),
    dryRun: true,
  };
}

async function takeBack(
  db: Database,
  file: MigrationFile,
  run: { onEvent: OnMigrationEvent; observer: Queryable | undefined; limits: RunLimits },
): Promise<void> {
  const began = performance.now();
  run.onEvent({ kind: 'started', direction: 'down', file: file.file });
  await runFile(db, {
    ...run,
    file: file.file,
    sql: file.rollback ?? '',
    record: (session) => recordRolledBack(session, file.version),
  });
  const milliseconds = performance.now() - began;
  run.onEvent({ kind: 'finished', direction: 'down', file: file.file, milliseconds });
}
