import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';

/** Seconds: from a read of one row to the import of a long book. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

export interface Metrics {
  registry: Registry;
  /** One request that ended. `pattern` is the operation's path, so that there are few of them. */
  observe(request: { method: string; pattern: string; status: number; seconds: number }): void;
}

/** What Prometheus is told: requests, the pool, and with `process` memory and event loop. */
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
  return {
    registry,
    observe: ({ method, pattern, status, seconds }) => {
      requests.inc({ method, pattern, status: String(status) });
      duration.observe({ method, pattern }, seconds);
    },
  };
}
