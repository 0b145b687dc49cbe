import { sql } from 'kysely';
import type { Job } from '../contract/job.ts';
import { type Actor, asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';
import { watchJobs } from './watch-jobs.ts';

export interface FollowJobsOptions {
  /** Only this job; ends with it. All of the account's by default, without an end. */
  job?: string | undefined;
  /** `updated_at` of the last state that was heard of: what has changed since comes first. */
  since?: string | undefined;
  /** Ends the following. */
  signal: AbortSignal;
}

/**
 * The states of an account's jobs: first of those that have not ended or changed since, then each as
 * it changes. Whoever is slow is told the newest state of each job, not every one in between; the
 * same state may come twice.
 */
export async function* followJobs(
  db: Database,
  actor: Actor & { userId: string },
  { job, since, signal }: FollowJobsOptions,
): AsyncGenerator<Job> {
  const news = new News();
  const watch = watchJobs(db, actor.userId, (each) => {
    if (job === undefined || each.id === job) news.add(each);
  });
  const stop = () => news.wake();
  signal.addEventListener('abort', stop);
  try {
    for (const each of await readStates(db, actor, { job, since })) news.add(each);
    while (!signal.aborted) {
      const next = news.take();
      if (next === undefined) await news.more();
      else yield next;
      if (next !== undefined && next.id === job && next.ended_at !== null) return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    watch.stop();
  }
}

/** Jobs whose last state was told are remembered, so that none goes back in time. */
const REMEMBERED = 2_000;

/** The newest state of each job that has not been told yet. */
class News {
  readonly #waiting = new Map<string, Job>();
  readonly #told = new Map<string, Job>();
  #wake: () => void = () => undefined;

  add(job: Job): void {
    const known = this.#waiting.get(job.id) ?? this.#told.get(job.id);
    if (known !== undefined && !isNews(job, known)) return;
    this.#waiting.set(job.id, job);
    this.wake();
  }

  take(): Job | undefined {
    const [next] = this.#waiting.values();
    if (next === undefined) return undefined;
    this.#waiting.delete(next.id);
    this.#told.delete(next.id);
    // The input and what there is so far can be long; what is compared is short.
    this.#told.set(next.id, { ...next, input: {}, result: null });
    const [oldest] = this.#told.keys();
    if (this.#told.size > REMEMBERED && oldest !== undefined) this.#told.delete(oldest);
    return next;
  }

  more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake();
  }
}

/** A lease that was renewed changes the date alone, which is nothing to tell. */
function isNews(job: Job, known: Job): boolean {
  if (job.updated_at < known.updated_at) return false;
  return (['state', 'progress', 'step', 'attempts', 'ended_at'] as const).some(
    (field) => job[field] !== known[field],
  );
}

/** A change may come to light so many seconds after its date: see watch-jobs.ts. */
const OVERLAP_SECONDS = 30;
/** Ended jobs that are told of at the start, at most; there can be thousands. */
const MOST_STATES = 1_000;

async function readStates(
  db: Database,
  actor: Actor & { userId: string },
  { job, since }: Pick<FollowJobsOptions, 'job' | 'since'>,
): Promise<Job[]> {
  return asActor(db, actor, async (trx) => {
    const { rows } = await sql<SeenJob>`
      select * from (
        select ${JOB_COLUMNS} from public.jobs j
        where j.user_id = ${actor.userId}
          and (${job ?? null}::uuid is null or j.id = ${job ?? null}::uuid)
          and (j.id = ${job ?? null}::uuid or j.state in ('queued', 'running')
            or j.updated_at > ${since ?? null}::timestamptz - make_interval(secs => ${OVERLAP_SECONDS}))
        order by (j.state in ('queued', 'running')) desc, j.updated_at desc limit ${MOST_STATES}
      ) told order by updated_at, id`.execute(trx);
    return rows.map(presentJob);
  });
}
