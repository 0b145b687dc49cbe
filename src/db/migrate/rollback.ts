import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import { type Queryable, recordRolledBack } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { translateError } from '../translate-error.ts';
import { chooseVersion } from './choose-version.ts';
import type { Preflight } from './migrate.ts';
import { RUN_LIMITS, type RunLimits, type RunPart, runFile, runFiles } from './run-file.ts';
import { withRunnerLock } from './runner-lock.ts';
import { compareWithHistory } from './status.ts';

export interface RollbackOptions {
  /** The version that stays applied, with everything before it. Either this or `steps`. */
  to?: string | undefined;
  /** How many of the newest files to take back. */
  steps?: number | undefined;
  /** Says what would be taken back, and changes nothing. */
  dryRun?: boolean | undefined;
  /**
   * Each file in a transaction of its own, for who cannot do without the tables for as long as all take:
   * what was taken back before a failure stays so, and the same command goes on from there.
   */
  oneByOne?: boolean | undefined;
  onEvent?: OnMigrationEvent | undefined;
  files?: readonly MigrationFile[] | undefined;
  limits?: Partial<RunLimits> | undefined;
  /** Called before the first file, where there is any to take back, and by a dry run. */
  preflight?: Preflight | undefined;
  /**
   * Called once more in the transaction of the first file, before it: what is counted there is what the
   * rollback finds, if it locks what it counts.
   */
  before?: ((session: Queryable, chosen: readonly MigrationFile[]) => Promise<void>) | undefined;
}

export interface RollbackResult {
  /** The files that were taken back, or that would be; newest first. */
  rolledBack: { version: string; name: string }[];
  dryRun: boolean;
}

/**
 * Takes migrations back, newest first, with their rows of the history: all of them in one transaction,
 * so that a failure leaves the database as it was. Throws `migration.failed` with the file and the
 * place, `migration.unknown`, `db.busy`.
 */
export async function rollback(db: Database, options: RollbackOptions): Promise<RollbackResult> {
  const files = options.files ?? readMigrationFiles();
  checkAmount(options);
  try {
    if (options.dryRun === true) return told(await choose(db, files, options), true);
    const onEvent = options.onEvent ?? (() => undefined);
    const limits = { ...RUN_LIMITS, ...options.limits };
    return await withRunnerLock(db, { onEvent }, async (observer) => {
      const chosen = await choose(db, files, options);
      const run = { onEvent, observer, limits, before: options.before };
      if (options.oneByOne === true) await takeBackOneByOne(db, chosen, run);
      else await takeBackTogether(db, chosen, run);
      return told(chosen, false);
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

async function choose(
  db: Database,
  files: readonly MigrationFile[],
  options: RollbackOptions,
): Promise<MigrationFile[]> {
  const chosen = await findChosen(db, files, options);
  const stuck = chosen.find((file) => file.rollback === undefined);
  if (stuck !== undefined) {
    throw new AppError(
      'migration.unknown',
      `${stuck.file} has no way back: supabase/rollbacks has no file of that name`,
    );
  }
  if (chosen.length > 0) await options.preflight?.(db, chosen);
  return chosen;
}

async function findChosen(
  db: Database,
  files: readonly MigrationFile[],
  { to, steps }: RollbackOptions,
): Promise<MigrationFile[]> {
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
  return stays === undefined
    ? applied.slice(0, steps)
    : applied.filter(({ version }) => version > stays);
}

function told(chosen: readonly MigrationFile[], dryRun: boolean): RollbackResult {
  return { rolledBack: chosen.map(({ version, name }) => ({ version, name })), dryRun };
}

interface Run {
  onEvent: OnMigrationEvent;
  observer: Queryable | undefined;
  limits: RunLimits;
  before: RollbackOptions['before'];
}

async function takeBackTogether(
  db: Database,
  chosen: readonly MigrationFile[],
  { before, ...run }: Run,
): Promise<void> {
  await runFiles(db, {
    ...run,
    parts: chosen.map(partOf),
    before: before && ((session) => before(session, chosen)),
    around: (part, work) => tellOf(part, run.onEvent, work),
  });
}

async function takeBackOneByOne(
  db: Database,
  chosen: readonly MigrationFile[],
  { before, ...run }: Run,
): Promise<void> {
  for (const [place, file] of chosen.entries()) {
    const first = place === 0 && before !== undefined;
    const part = partOf(file);
    try {
      await tellOf(part, run.onEvent, () =>
        first
          ? runFiles(db, { ...run, parts: [part], before: (session) => before(session, chosen) })
          : runFile(db, { ...run, ...part }),
      );
    } catch (error) {
      throw place === 0 ? error : stoppedAt(error, chosen.slice(0, place));
    }
  }
}

function partOf({ file, rollback = '', version }: MigrationFile): RunPart {
  return { file, sql: rollback, record: (session) => recordRolledBack(session, version) };
}

async function tellOf(
  { file }: RunPart,
  onEvent: OnMigrationEvent,
  work: () => Promise<void>,
): Promise<void> {
  const began = performance.now();
  onEvent({ kind: 'started', direction: 'down', file });
  await work();
  const milliseconds = performance.now() - began;
  onEvent({ kind: 'finished', direction: 'down', file, milliseconds });
}

/** The same error, with what is taken back already. */
function stoppedAt(error: unknown, done: readonly MigrationFile[]): unknown {
  if (!(error instanceof AppError)) return error;
  const taken = done.map(({ version, name }) => ({ version, name }));
  return new AppError(error.code, error.message, {
    hint: [
      error.hint,
      `${done.at(-1)?.file} and what came after it are taken back: run the same again to go on, or \`goldenrod db migrate\` to undo it.`,
    ]
      .filter((one) => one !== undefined)
      .join(' '),
    details: { ...error.details, taken_back: taken },
    cause: error.cause,
  });
}
