import type { WorkerEvent } from '../../jobs/start-worker.ts';

/** One line for whoever watches a worker. */
export function describeJobEvent(event: WorkerEvent): string {
  const at = new Date().toISOString();
  if (event.kind === 'trouble') return `${at} the queue cannot be asked: ${reason(event.error)}`;
  const { id, kind } = event.job;
  if (event.kind === 'taken') return `${at} ${kind} ${id} taken`;
  const why = event.error === undefined ? '' : `: ${reason(event.error)}`;
  return `${at} ${kind} ${id} ${event.kind.replace('_', ' ')} after ${Math.round(event.milliseconds)} ms${why}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
