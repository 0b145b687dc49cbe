import { AppError } from '../contract/error.ts';
import type { Database } from '../db/database.ts';
import { status } from '../db/migrate/status.ts';
import { PROBE } from '../db/probe.ts';

const PATIENCE_MS = 2_000;

/**
 * Whether work can be done: the database answers and has the shape that we need, and what works in this
 * process is at it.
 */
export function makeReadiness(
  db: Database,
  isWorking: () => boolean = () => true,
): () => Promise<boolean> {
  let migrated = false;
  return async () => {
    try {
      if (!isWorking()) return false;
      await withinPatience(db.pool.query(PROBE));
      migrated ||= await withinPatience(isMigrated(db));
      return migrated;
    } catch {
      return false;
    }
  };
}

async function isMigrated(db: Database): Promise<boolean> {
  return (await status(db)).every(({ state }) => state !== 'pending');
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('db.unreachable', 'no answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
