import { Hono } from 'hono';
import type { Config } from '../config/load-config.ts';
import type { Database } from '../db/database.ts';
import type { WorkerEvent } from '../jobs/start-worker.ts';
import type { AppEnv, Log } from './app-env.ts';
import { addHealthRoutes, HEALTH_PATHS } from './health-routes.ts';
import { logToStderr } from './log.ts';
import { createMetrics } from './metrics.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { watchRequests } from './middleware/watch-requests.ts';
import { problemResponse } from './problem.ts';
import { makeReadiness } from './ready.ts';
import { type Serving, serve } from './serve.ts';
import { unknownRoute } from './unknown-route.ts';
import { watchWork } from './watch-work.ts';

export interface WorkerDoorOptions {
  port: number;
  settings: Pick<Config['settings'], 'metricsHost' | 'metricsToken'>;
  /** Whether the worker's loop is heard of; where it is left out, only the database is asked. */
  isWorking?: (() => boolean) | undefined;
}

export interface WorkerDoor extends Serving {
  /** Counts what the worker does. */
  watchWork: (event: WorkerEvent) => void;
}

/** Somebody looks every few seconds: of that only what went wrong is worth a line. */
const logFaults: Log = (entry) => {
  if (entry.level === 'error') logToStderr(entry);
};

/**
 * Where a worker alone answers how it is: /healthz, /readyz and /metrics, and nothing of the API.
 *
 * @throws AppError `server.port_taken`, `usage` for a port or a host that may not be used
 */
export async function startWorkerDoor(
  db: Database,
  { port, settings: { metricsHost: host, metricsToken }, isWorking }: WorkerDoorOptions,
): Promise<WorkerDoor> {
  const metrics = createMetrics(db, { process: true });
  const app = new Hono<AppEnv>();
  app.onError((error, c) => problemResponse(c, error, logFaults));
  app.use(requestId, watchRequests(logFaults, metrics), securityHeaders);
  addHealthRoutes(app, { metrics, metricsToken, isReady: makeReadiness(db, isWorking) });
  const refusal = unknownRoute(HEALTH_PATHS.map((path) => ({ path, method: 'get' })));
  app.notFound((c) => problemResponse(c, refusal(c.req.path, c.req.method), logFaults));
  const serving = await serve(app, { port, host, portOption: '--metrics-port' });
  return {
    ...serving,
    // The command tells of each job in its own words.
    watchWork: watchWork(() => undefined, metrics),
  };
}
