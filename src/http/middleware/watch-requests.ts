import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Log } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';

/** Logs and counts each request when it ends. The path is logged without its query. */
export function watchRequests(log: Log, metrics: Metrics): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1000;
    const { status } = c.res;
    const pattern = c.get('pattern') ?? 'none';
    metrics.observe({ method: c.req.method, pattern, status, seconds });
    log({
      level: status >= 500 ? 'error' : 'info',
      request_id: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status,
      ms: Math.round(seconds * 1000),
      caller: c.get('caller')?.key,
      code: c.get('errorCode'),
    });
  };
}
