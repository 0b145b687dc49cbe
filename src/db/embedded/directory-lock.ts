import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { AppError } from '../../contract/error.ts';
import { isDiskFull } from '../disk-space.ts';
import { processStart } from './process-start.ts';

/** Who holds a lock, as the lock file says it. */
interface LockHolder {
  /** Names this very lock for ever. */
  id: string;
  pid: number;
  /** See `processStart`: tells the holder from a later process with its pid. */
  started: string;
  host: string;
  /** What was typed, without the paths of node and the program. */
  command: string;
  /** ISO 8601. */
  since: string;
}

export interface DirectoryLock {
  release(): void;
}

/**
 * Takes a lock file, for as long as this process lives. A lock whose process is gone is taken over.
 * Throws `db.locked`, naming the holder.
 */
export function lockFile(path: string): DirectoryLock {
  const me: LockHolder = {
    id: randomUUID(),
    pid: process.pid,
    started: processStart(process.pid) ?? '',
    host: hostname(),
    command: ['goldenrod', ...process.argv.slice(2, 4)].join(' '),
    since: new Date().toISOString(),
  };
  const holder = acquire(path, me);
  if (holder !== undefined) throw lockedBy(holder, path);
  return {
    release() {
      if (readHolder(path)?.id === me.id) rmSync(path, { force: true });
    },
  };
}

/**
 * Returns undefined when the lock is ours, else who holds it.
 *
 * A stale lock is replaced by renaming over it, which only the holder of a second lock, named after
 * the stale one, may do: of two takers, one loses, and none can mistake the winner's lock for the
 * stale one. That second lock may be stale too, hence the recursion.
 */
function acquire(path: string, me: LockHolder): LockHolder | undefined {
  for (;;) {
    if (createWhole(path, me)) return undefined;
    const holder = readHolder(path);
    if (holder === undefined) continue;
    if (holder.id === me.id) return undefined;
    if (isAlive(holder)) return holder;
    const guard = `${path}.${holder.id}`;
    const rival = acquire(guard, me);
    if (rival !== undefined) return rival;
    try {
      if (readHolder(path)?.id === holder.id) {
        renameSync(writeDraft(path, me), path);
        return undefined;
      }
    } finally {
      rmSync(guard, { force: true });
    }
  }
}

/** Makes the file with its content in one step; false when it is there already. */
function createWhole(path: string, me: LockHolder): boolean {
  const draft = writeDraft(path, me);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!NO_HARD_LINKS.has(code)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    writeNew(path, me);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What file systems without hard links answer. */
const NO_HARD_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** A new file every time: one that is linked already must never be seen half-written. */
function writeDraft(path: string, me: LockHolder): string {
  const draft = `${path}.${randomUUID()}.new`;
  writeNew(draft, me);
  return draft;
}

/** A full disk takes the name and not the content: then the name goes as well. */
function writeNew(path: string, me: LockHolder): void {
  try {
    writeFileSync(path, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isDiskFull(error)) rmSync(path, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Undefined when there is no lock. A file that cannot be understood counts as a dead process's. */
function readHolder(path: string): LockHolder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const found = JSON.parse(text) as Partial<LockHolder>;
    if (
      typeof found.id === 'string' &&
      /^[\w-]+$/.test(found.id) &&
      typeof found.pid === 'number'
    ) {
      const unknown = { started: '', host: hostname(), command: 'a process', since: '' };
      return { ...unknown, ...found, id: found.id, pid: found.pid };
    }
  } catch {
    // A write that a power cut broke off.
  }
  return { id: 'damaged', pid: 0, started: 'never', host: hostname(), command: '', since: '' };
}

function isAlive(holder: LockHolder): boolean {
  // Another machine's processes cannot be seen from here.
  if (holder.host !== hostname()) return true;
  if (holder.pid <= 0) return false;
  const started = processStart(holder.pid);
  return (
    started !== undefined && (started === holder.started || started === '' || holder.started === '')
  );
}

function lockedBy(holder: LockHolder, path: string): AppError {
  const here = holder.host === hostname();
  const who = here
    ? holder.pid === process.pid
      ? `this very process (${holder.pid})`
      : `process ${holder.pid}`
    : `process ${holder.pid} on ${holder.host}`;
  const { pid, host, command, since } = holder;
  return new AppError(
    'db.locked',
    `the data folder is in use by ${who}: \`${command}\`, since ${since}`,
    {
      hint: here
        ? 'Wait for it, or end it, then try again; or use another folder with --data. For several at once, use a PostgreSQL server with --database-url.'
        : `If nothing on ${host} uses the folder any more, delete ${path}.`,
      details: { pid, host, command, since, lock: path },
    },
  );
}
