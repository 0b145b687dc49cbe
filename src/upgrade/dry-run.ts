import { readCatalog } from '../db/catalog/read-catalog.ts';
import { readTableSizes, type TableSize } from '../db/catalog/table-sizes.ts';
import type { Database } from '../db/database.ts';
import { CLONED_KINDS, type ClonedCatalog } from '../db/dry-run/clone-tables.ts';
import type { FileLock, LockMode } from '../db/dry-run/file-locks.ts';
import { openScratch } from '../db/embedded/open-scratch.ts';
import { chooseVersion } from '../db/migrate/choose-version.ts';
import { platformIsMissing } from '../db/migrate/ensure-platform.ts';
import { refuseEdited } from '../db/migrate/refuse-edited.ts';
import { refuseUnfit } from '../db/migrate/refuse-unfit.ts';
import { compareWithHistory } from '../db/migrate/status.ts';
import type { Queryable } from '../db/migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../db/migration-files/migration-files.ts';
import { translateError } from '../db/translate-error.ts';
import { withReadOnly } from '../db/verify/read-only.ts';
import { type Conversion, countConversions } from './count-conversions.ts';
import { countStatuses, type StatusCount } from './phase-1a/count-statuses.ts';
import { type Duration, estimateDuration } from './phase-1a/estimate-duration.ts';
import { estimateSpace } from './phase-1a/estimate-space.ts';
import { findLeftAlone, type LeftAlone, NOTHING_LEFT } from './phase-1a/left-alone.ts';
import { PHASE_1A } from './phase-1a/phase-1a.ts';
import { SCRIPTS_FILE } from './phase-1a/scripts-file.ts';
import { readStartingPoint, type StartingPoint } from './phase-1a/starting-point.ts';
import { APPLICATION_TABLES } from './phase-1a/tables.ts';
import { refuseBlocked } from './preflight/refuse-blocked.ts';
import { tryLocks } from './try-locks.ts';

/** What a lock is held for. catalog: milliseconds; scan: the table is read; write: rows are written. */
export type LockWork = 'catalog' | 'scan' | 'write';

/** A lock that a file takes on a table that is there already, with the table's size. */
export interface PlannedLock extends Omit<TableSize, 'name'> {
  table: string;
  mode: LockMode;
  work: LockWork;
}

export interface PlannedFile {
  version: string;
  name: string;
  /** The file's own first sentence. */
  does: string;
  locks: PlannedLock[];
  converts: Conversion[];
}

export interface DryRun {
  start: StartingPoint;
  files: PlannedFile[];
  /** Why the files did not run on an empty copy of this shape; the locks are then those of `planned`. */
  notTried: string | null;
  /** Whether what Supabase has is missing and would be made. */
  platform: boolean;
  /** Scripts by their status, where the first file is still to come and nothing returns with it. */
  statuses: StatusCount[];
  left: LeftAlone;
  /** Scripts and links that an earlier rollback archived, and that come back. */
  returning: number;
  /** Bytes of disk at the height of it, about. */
  spaceBytes: number;
  /** Null where it is a matter of seconds. */
  duration: Duration | null;
}

export interface DryRunOptions {
  /** The last version; all by default. */
  to?: string | undefined;
  /** Other files than ours, for tests. */
  files?: readonly MigrationFile[] | undefined;
  /** Opens an empty database to try the locks on; an embedded one by default. */
  scratch?: (() => Promise<Database>) | undefined;
}

/**
 * Says what `migrate` would do here. Here it only reads; the locks are tried on an empty database in
 * memory. Throws what `migrate` would before it begins.
 */
export async function dryRun(
  db: Database,
  { to, files = readMigrationFiles(), scratch = openScratch }: DryRunOptions = {},
): Promise<DryRun> {
  const last = to === undefined ? undefined : chooseVersion(to, files);
  try {
    const looked = await withReadOnly(db, (session) => look(session, files, last));
    const tables = looked.sizes.map(({ name }) => name);
    const { locks, notTried } = await tryLocks(scratch, { ...looked, files, tables });
    const planned = looked.pending.map((file) =>
      planFile(file, locks.get(file.version) ?? [], looked),
    );
    return { ...looked.told, notTried, files: planned };
  } catch (error) {
    throw translateError(error);
  }
}

/** What the database itself says. */
interface Looked {
  told: Omit<DryRun, 'files' | 'notTried'>;
  pending: MigrationFile[];
  shape: ClonedCatalog;
  sizes: TableSize[];
  conversions: Conversion[];
}

async function look(
  session: Queryable,
  files: readonly MigrationFile[],
  last: string | undefined,
): Promise<Looked> {
  const pending = await findPending(session, files, last);
  await refuseUnfit(session, pending);
  await refuseBlocked(session, pending);
  const versions = pending.map(({ version }) => version);
  const start = await readStartingPoint(session, { pending: pending.length > 0 });
  const converting = versions.includes(SCRIPTS_FILE.version) && start.name !== 'end';
  const returning = await countReturning(session);
  return {
    pending,
    shape: await readCatalog(session, { schemas: ['public'], kinds: CLONED_KINDS }),
    sizes: await readTableSizes(session, APPLICATION_TABLES),
    conversions: start.name === 'end' ? [] : await countConversions(session, versions),
    told: {
      start,
      platform: await platformIsMissing(session),
      // What comes back from the archive has its say in what is active: that is not foretold.
      statuses: converting && returning === 0 ? await countStatuses(session) : [],
      left: pending.length > 0 ? await findLeftAlone(session) : NOTHING_LEFT,
      returning,
      spaceBytes: converting ? await estimateSpace(session) : 0,
      duration: converting ? await estimateDuration(session) : null,
    },
  };
}

async function findPending(
  session: Queryable,
  files: readonly MigrationFile[],
  last: string | undefined,
): Promise<MigrationFile[]> {
  const found = await compareWithHistory(session, files);
  refuseEdited(found, files);
  const pending = new Set(
    found.flatMap(({ state, version }) => (state === 'pending' ? version : [])),
  );
  return files.filter(
    ({ version }) => pending.has(version) && (last === undefined || version <= last),
  );
}

function planFile(
  { version, name, sql }: MigrationFile,
  locks: readonly FileLock[],
  { sizes, conversions }: Pick<Looked, 'sizes' | 'conversions'>,
): PlannedFile {
  const converted = PHASE_1A.costly.find((file) => file.version === version)?.table;
  return {
    version,
    name,
    does: firstSentence(sql),
    locks: locks.map(({ table, mode, scans }) => {
      const size = sizes.find((one) => one.name === table);
      const work = table === converted ? 'write' : scans ? 'scan' : 'catalog';
      return { table, mode, work, rows: size?.rows ?? null, bytes: size?.bytes ?? 0 };
    }),
    converts: conversions.filter((one) => one.version === version),
  };
}

/** Each file opens with a comment that says what it is for. */
function firstSentence(sql: string): string {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !/^-- \S/.test(line));
  return lines
    .slice(0, Math.max(end, 0))
    .map((line) => line.slice(3))
    .join(' ');
}

async function countReturning(session: Queryable): Promise<number> {
  const { rows: there } = await session.query(
    "select from pg_catalog.pg_class where oid = pg_catalog.to_regclass('goldenrod_archive.rows')",
  );
  if (there.length === 0) return 0;
  const { rows } = await session.query(
    'select count(*)::float8 as rows from goldenrod_archive.rows',
  );
  return (rows[0] as { rows: number }).rows;
}
