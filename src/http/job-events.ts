import { z } from 'zod';
import { AppError } from '../contract/error.ts';
import type { Actor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { type FollowJobsOptions, followJobs } from '../jobs/follow-jobs.ts';
import type { AppContext } from './app-env.ts';
import type { ServerEvents } from './event-streams.ts';

/**
 * The states of an account's jobs as events; each is dated, and the date is its id.
 *
 * @throws AppError `forbidden` for a caller that is no account, and so has no jobs
 */
export function jobEvents(
  db: Database,
  actor: Actor,
  options: Omit<FollowJobsOptions, 'signal'>,
): ServerEvents {
  if (!('userId' in actor)) {
    throw new AppError('forbidden', 'jobs are followed by the account that asked for them', {
      hint: 'Sign in as that account.',
    });
  }
  return async function* (signal) {
    for await (const job of followJobs(db, actor, { ...options, signal })) {
      yield { id: job.updated_at, data: job };
    }
  };
}

/** Where a client that lost its stream goes on from; what is no date of ours is as good as none. */
export function lastEventId(c: AppContext): string | undefined {
  return z.iso.datetime().safeParse(c.req.header('last-event-id')).data;
}
