import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import type { Queryable } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import type { UnfinishedFile, Upgrade } from '../online/upgrade.ts';
import { translateError } from '../translate-error.ts';
import { RUN_LIMITS, type RunLimits, runFile } from './run-file.ts';
import { findRunner, withRunnerLock } from './runner-lock.ts';
import { compareWithHistory } from './status.ts';

/** An online upgrade that is not at its end: at work, or left by its runner. */
export interface UnfinishedUpgrade {
  /** When the first of its files was begun. */
  since: Date;
  /** The server's process of a runner that is at work now. */
  runner: number | null;
  /** Oldest first. */
  files: UnfinishedFile[];
}

/** What stands half-way; undefined where nothing does. Changes nothing. */
export async function unfinishedUpgrade(
  db: Database,
  upgrade: Upgrade,
): Promise<UnfinishedUpgrade | undefined> {
  try {
    const { abandoned: files } = await look(db.pool, readMigrationFiles(), upgrade);
    const [first] = files.toSorted((a, b) => a.since.getTime() - b.since.getTime());
    if (first === undefined) return undefined;
    const runner = db.kind === 'embedded' ? undefined : await findRunner(db.pool);
    return { since: first.since, runner: runner ?? null, files };
  } catch (error) {
    throw translateError(error);
  }
}

export interface AbandonOptions {
  upgrade: Upgrade;
  /** Says what would be taken out, and changes nothing. */
  dryRun?: boolean | undefined;
  /** Whether also what is in its new shape goes back, by way of the archive. */
  evenConverted?: boolean | undefined;
  onEvent?: OnMigrationEvent | undefined;
  limits?: Partial<RunLimits> | undefined;
}

export interface AbandonResult {
  /** What was taken out; oldest first. */
  abandoned: UnfinishedFile[];
  /** The upgrade's files that are applied, which only a rollback takes back; none where all are. */
  applied: { version: string; name: string }[];
}

/**
 * Takes out what an online upgrade left half-way, newest file first, each in one transaction, by the
 * way back that the file has: it knows what was there before. Throws `db.busy` while a runner is at
 * work, `migration.needs_consent` where a file is in its new shape already.
 */
export async function abandonOnline(
  db: Database,
  {
    upgrade,
    dryRun = false,
    evenConverted = false,
    onEvent = () => undefined,
    limits,
  }: AbandonOptions,
): Promise<AbandonResult> {
  try {
    return await withRunnerLock(db, { onEvent, atOnce: true }, async (observer) => {
      const files = readMigrationFiles();
      const { abandoned, applied } = await look(db.pool, files, upgrade);
      if (dryRun || abandoned.length === 0) return { abandoned, applied };
      if (!evenConverted) refuseConverted(abandoned);
      const run = { onEvent, observer, limits: { ...RUN_LIMITS, ...limits } };
      for (const unfinished of abandoned.toReversed()) {
        const file = files.find(({ version }) => version === unfinished.version);
        if (file === undefined) continue;
        const sql = wayOut(file, unfinished, upgrade);
        await takeOut(db, { file: file.file, sql, upgrade }, run);
      }
      await runFile(db, {
        ...run,
        file: 'goldenrod_archive',
        sql: upgrade.dropEmptyNotes,
        record: async () => undefined,
      });
      return { abandoned, applied };
    });
  } catch (error) {
    throw translateError(error);
  }
}

async function look(
  session: Queryable,
  files: readonly MigrationFile[],
  upgrade: Upgrade,
): Promise<AbandonResult> {
  const states = await compareWithHistory(session, files);
  const pending = states.filter(({ state }) => state === 'pending');
  const first = upgrade.costly[0]?.version ?? '';
  const applied = states
    .filter(({ state, version }) => pending.length > 0 && state === 'applied' && version >= first)
    .map(({ version, name }) => ({ version, name }));
  return { abandoned: await upgrade.findUnfinished(session, pending), applied };
}

function refuseConverted(found: readonly UnfinishedFile[]): void {
  const converted = found.filter((file) => file.converted);
  if (converted.length === 0) return;
  const names = converted.map(({ version, name }) => `${version}_${name}`).join(', ');
  throw new AppError(
    'migration.needs_consent',
    `${names}: the new shape is in place, and people may have written into it`,
    {
      hint: 'Go on with `goldenrod db migrate --online`, which is nearly through; or add --yes to take it back, with what does not fit the old shape kept in goldenrod_archive.',
      details: { files: converted },
    },
  );
}

/**
 * What was converted goes back as in any rollback; a file that was stopped between its statements is
 * run to its end first, since not every rollback knows half of its file.
 */
function wayOut(file: MigrationFile, { converted }: UnfinishedFile, { costly }: Upgrade): string {
  const { version, sql, rollback = '' } = file;
  const prepared = costly.find((one) => one.version === version);
  if (prepared === undefined) return `${sql};\n${rollback}`;
  return (converted ? undefined : prepared.takeOut?.(file)) ?? rollback;
}

async function takeOut(
  db: Database,
  { file, sql, upgrade }: { file: string; sql: string; upgrade: Upgrade },
  run: { onEvent: OnMigrationEvent; observer: Queryable | undefined; limits: RunLimits },
): Promise<void> {
  const began = performance.now();
  run.onEvent({ kind: 'started', direction: 'down', file });
  const record = (session: Queryable) => upgrade.noteApplying(session, undefined);
  await runFile(db, { ...run, file, sql, record });
  const milliseconds = performance.now() - began;
  run.onEvent({ kind: 'finished', direction: 'down', file, milliseconds });
}
