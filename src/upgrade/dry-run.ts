import type { Database } from '../db/database.ts';
import { type FileLock, fileLocks } from '../db/dry-run/file-locks.ts';
import { readTableSizes, type TableSize } from '../db/dry-run/table-sizes.ts';
import { chooseVersion } from '../db/migrate/choose-version.ts';
import { platformIsMissing } from '../db/migrate/ensure-platform.ts';
import type { Queryable } from '../db/migrate/history.ts';
import { type MigrationFile, readMigrationFiles } from '../db/migrate/migration-files.ts';
import { refuseEdited } from '../db/migrate/refuse-edited.ts';
import { compareWithHistory } from '../db/migrate/status.ts';
import { translateError } from '../db/translate-error.ts';
import { withReadOnly } from '../db/verify/read-only.ts';
import { type Conversion, countConversions } from './count-conversions.ts';
import { countStatuses, type StatusCount } from './phase-1a/count-statuses.ts';
import { estimateSpace } from './phase-1a/estimate-space.ts';
import { SCRIPTS_FILE } from './phase-1a/files/scripts.ts';
import { findLeftAlone, type LeftAlone } from './phase-1a/left-alone.ts';
import { readStartingPoint, type StartingPoint } from './phase-1a/starting-point.ts';
import { APPLICATION_TABLES } from './phase-1a/tables.ts';

export interface PlannedFile {
  version: string;
  name: string;
  /** The file's own first sentence. */
  does: string;
  /** On tables that are there already, with their size. */
  locks: (FileLock & Omit<TableSize, 'name'>)[];
  converts: Conversion[];
}

export interface DryRun {
  start: StartingPoint;
  files: PlannedFile[];
  /** Whether what Supabase has is missing and would be made. */
  platform: boolean;
  /** Scripts by their status, where the first file is still to come. */
  statuses: StatusCount[];
  left: LeftAlone;
  /** Scripts and links that an earlier rollback archived, and that come back. */
  returning: number;
  /** Bytes of disk at the height of it, about. */
  spaceBytes: number;
}

/** Says what `migrate` would do here. Reads only; throws what `migrate` would before it begins. */
export async function dryRun(
  db: Database,
  {
    to,
    files = readMigrationFiles(),
  }: { to?: string | undefined; files?: readonly MigrationFile[] } = {},
): Promise<DryRun> {
  const last = to === undefined ? undefined : chooseVersion(to, files);
  try {
    return await withReadOnly(db, async (session) => {
      const pending = await findPending(session, files, last);
      return describe(session, pending);
    });
  } catch (error) {
    throw translateError(error);
  }
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

async function describe(session: Queryable, pending: readonly MigrationFile[]): Promise<DryRun> {
  const versions = pending.map(({ version }) => version);
  const start = await readStartingPoint(session, { pending: pending.length > 0 });
  const converting = versions.includes(SCRIPTS_FILE.version) && start.name !== 'end';
  const sizes = await readTableSizes(session, APPLICATION_TABLES);
  const conversions = start.name === 'end' ? [] : await countConversions(session, versions);
  return {
    start,
    files: pending.map((file) => planFile(file, sizes, conversions)),
    platform: await platformIsMissing(session),
    statuses: converting
      ? await countStatuses(session, { alone: !start.name.startsWith('verbatim') })
      : [],
    left: pending.length > 0 ? await findLeftAlone(session) : { untouched: [], readsOldStatus: [] },
    returning: await countReturning(session),
    spaceBytes: converting ? await estimateSpace(session) : 0,
  };
}

function planFile(
  { version, name, sql }: MigrationFile,
  sizes: readonly TableSize[],
  conversions: readonly Conversion[],
): PlannedFile {
  const locks = fileLocks(
    sql,
    sizes.map((size) => size.name),
  ).map((lock) => {
    const size = sizes.find((one) => one.name === lock.table);
    return { ...lock, rows: size?.rows ?? null, bytes: size?.bytes ?? 0 };
  });
  return {
    version,
    name,
    does: firstSentence(sql),
    locks,
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
