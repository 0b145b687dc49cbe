import { AppError } from '../contract/error.ts';
import { maskUrl } from '../db/mask-url.ts';
import type { WorkerEvent } from '../jobs/start-worker.ts';
import type { Log } from './app-env.ts';
import type { Metrics } from './metrics.ts';

/** Logs and counts what a worker in this process does. Never what a job was told or came to. */
export function watchWork(log: Log, metrics: Metrics): (event: WorkerEvent) => void {
  return (event) => {
    if (event.kind === 'trouble') {
      log({ level: 'error', message: `the queue cannot be asked: ${describe(event.error)}` });
      return;
    }
    const { id, kind, user_id } = event.job;
    const entry = { job: id, kind, caller: user_id, outcome: event.kind };
    if (event.kind === 'taken') {
      log({ level: 'info', ...entry });
      return;
    }
    const { milliseconds, error } = event;
    metrics.observeJob({ kind, outcome: event.kind, seconds: milliseconds / 1000 });
    // What cannot be the asker's doing is ours to look into.
    const fault = error !== undefined && !(error instanceof AppError);
    log({
      level: fault ? 'error' : 'info',
      ...entry,
      ms: Math.round(milliseconds),
      code: error instanceof AppError ? error.code : undefined,
      message: fault ? describe(error) : undefined,
    });
  };
}

function describe(error: unknown): string {
  return maskUrl(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
