import { sql } from 'kysely';
import type { Job } from '../contract/job.ts';
import { asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { JOB_COLUMNS_FOR_ASKER, presentJob, type SeenJob } from './job-row.ts';

export interface JobWatch {
  stop(): void;
}

export interface WatchJobsOptions {
  /** Milliseconds between looks; 500 by default. The first watch of a database decides. */
  pollMs?: number | undefined;
}

/**
 * Calls `onChange` with a job of an account each time that it is asked for, gets further or ends;
 * first with what changed in the last half minute, so that nothing is missed between a list and a
 * watch. All watches of one database in a process share one query; it needs no session of its
 * own, so it works on the embedded database and through a transaction pooler.
 */
export function watchJobs(
  db: Database,
  userId: string,
  onChange: (job: Job) => void,
  { pollMs = 500 }: WatchJobsOptions = {},
): JobWatch {
  let watcher = WATCHERS.get(db);
  if (watcher === undefined) {
    watcher = new Watcher(db, pollMs);
    WATCHERS.set(db, watcher);
  }
  return watcher.add({ userId, onChange });
}

interface Listener {
  userId: string;
  onChange: (job: Job) => void;
}

const WATCHERS = new WeakMap<Database, Watcher>();

/**
 * How far back each look goes, in seconds: a change is dated before its transaction commits, and so
 * may come to light after a later one. What was told is remembered for as long.
 */
const OVERLAP_SECONDS = 30;

class Watcher {
  private readonly db: Database;
  private readonly pollMs: number;
  private readonly listeners = new Set<Listener>();
  /** Job and date of its change, with the moment it was told. */
  private readonly told = new Map<string, number>();
  /** Listeners that have been told what was there already. */
  private readonly begun = new WeakSet<Listener>();
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Database, pollMs: number) {
    this.db = db;
    this.pollMs = pollMs;
  }

  add(listener: Listener): JobWatch {
    this.listeners.add(listener);
    this.timer ??= setTimeout(() => this.look(), 0);
    return {
      stop: () => {
        this.listeners.delete(listener);
      },
    };
  }

  private async look(): Promise<void> {
    const listeners = [...this.listeners];
    if (listeners.length === 0) {
      this.timer = undefined;
      this.told.clear();
      return;
    }
    try {
      this.tell(await this.recent(listeners), listeners);
    } catch {
      // The database is away: the next look sees what it has missed.
    }
    this.timer = setTimeout(() => this.look(), this.pollMs);
  }

  private recent(listeners: Listener[]): Promise<SeenJob[]> {
    const users = [...new Set(listeners.map(({ userId }) => userId))];
    return asActor(this.db, { role: 'service_role' }, async (trx) => {
      const { rows } = await sql<SeenJob>`
        select ${JOB_COLUMNS_FOR_ASKER} from public.jobs
        where user_id = any(${users}::uuid[])
          and updated_at > clock_timestamp() - make_interval(secs => ${OVERLAP_SECONDS})
        order by updated_at`.execute(trx);
      return rows;
    });
  }

  private tell(rows: SeenJob[], listeners: Listener[]): void {
    const now = performance.now();
    for (const row of rows) {
      const change = `${row.id} ${row.state} ${row.progress} ${row.updated_at.toISOString()}`;
      const known = this.told.has(change);
      this.told.set(change, now);
      for (const listener of listeners) {
        if (!this.listeners.has(listener) || listener.userId !== row.user_id) continue;
        if (!known || !this.begun.has(listener)) listener.onChange(presentJob(row));
      }
    }
    for (const listener of listeners) this.begun.add(listener);
    for (const [change, at] of this.told) {
      if (now - at > OVERLAP_SECONDS * 2_000) this.told.delete(change);
    }
  }
}
