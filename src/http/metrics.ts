import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import { countJobs, type JobCounts } from '../jobs/count-jobs.ts';
import type { JobOutcome } from '../jobs/run-job.ts';

/** Seconds: from a read of one row to the import of a long book. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

export interface Metrics {
  registry: Registry;
  /** One request that ended. `pattern` is the operation's path, so that there are few of them. */
  observe(request: { method: string; pattern: string; status: number; seconds: number }): void;
  /** One taking of a job by a worker in this process, from its begin to its outcome. */
  observeJob(job: { kind: string; outcome: JobOutcome; seconds: number }): void;
}

/** Seconds: from an evaluation to the drafts of a whole long book. */
const JOB_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];

/** What Prometheus is told: requests, jobs, the pool, and with `process` memory and event loop. */
export function createMetrics(db: Database, options: { process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.process === true) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'goldenrod_http_requests_total',
    help: 'Requests by method, path pattern and status.',
    labelNames: ['method', 'pattern', 'status'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'goldenrod_http_request_duration_seconds',
    help: 'Duration of requests by method and path pattern.',
    labelNames: ['method', 'pattern'] as const,
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: 'goldenrod_db_connections',
    help: 'Database connections by what they do.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      this.set({ state: 'idle' }, db.pool.idleCount);
      this.set({ state: 'busy' }, db.pool.totalCount - db.pool.idleCount);
      this.set({ state: 'waited_for' }, db.pool.waitingCount);
    },
  });
  const jobs = new Histogram({
    name: 'goldenrod_job_duration_seconds',
    help: 'Duration of the jobs that a worker in this process took, by kind and outcome.',
    labelNames: ['kind', 'outcome'] as const,
    buckets: JOB_BUCKETS,
    registers,
  });
  addQueueGauges(db, registers);
  return {
    registry,
    observeJob: ({ kind, outcome, seconds }) => jobs.observe({ kind, outcome }, seconds),
    observe: ({ method, pattern, status, seconds }) => {
      requests.inc({ method, pattern, status: String(status) });
      duration.observe({ method, pattern }, seconds);
    },
  };
}

/** The queue as it is when Prometheus asks: the same from every process. */
function addQueueGauges(db: Database, registers: Registry[]): void {
  let asking: Promise<JobCounts | undefined> | undefined;
  // Both figures are collected at once, from one look; a database that is away takes no others along.
  const look = () => {
    asking ??= countJobs(db)
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  new Gauge({
    name: 'goldenrod_jobs',
    help: 'Jobs that have not ended, by kind and state.',
    labelNames: ['kind', 'state'] as const,
    registers,
    async collect() {
      const counts = await look();
      this.reset();
      for (const { kind, state, count } of counts?.live ?? []) this.set({ kind, state }, count);
    },
  });
  new Gauge({
    name: 'goldenrod_jobs_oldest_ready_seconds',
    help: 'How long the job that could be begun first has waited; 0 where none waits.',
    registers,
    async collect() {
      this.set((await look())?.oldestSeconds ?? Number.NaN);
    },
  });
}
