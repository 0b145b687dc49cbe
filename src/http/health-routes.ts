import type { Hono } from 'hono';
import { AppError } from '../contract/error.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { sameSecret } from './auth/same-secret.ts';
import type { Metrics } from './metrics.ts';
import { isLoopbackAddress, remoteAddress } from './remote-address.ts';

export interface HealthRoutesOptions {
  metrics: Metrics;
  /** Lets a Prometheus in that is not on this machine. */
  metricsToken: string | undefined;
  isReady: () => Promise<boolean>;
}

export const HEALTH_PATHS = ['/healthz', '/readyz', '/metrics'];

/** What says how a process is, API or worker; nobody needs to sign in for it. */
export function addHealthRoutes(app: Hono<AppEnv>, options: HealthRoutesOptions): void {
  const { metrics, metricsToken, isReady } = options;
  app.get('/healthz', (c) => {
    c.set('pattern', '/healthz');
    return c.json({ ok: true });
  });
  app.get('/readyz', async (c) => {
    c.set('pattern', '/readyz');
    const ok = await isReady();
    return c.json({ ok }, ok ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    c.set('pattern', '/metrics');
    if (!mayMeasure(c, metricsToken)) {
      throw new AppError(
        'forbidden',
        'metrics are for this machine, or for whoever has the token',
        {
          hint: 'Send Authorization: Bearer TOKEN with the metrics token.',
        },
      );
    }
    const { contentType } = metrics.registry;
    return c.body(await metrics.registry.metrics(), 200, { 'content-type': contentType });
  });
}

/** What proxies add to a request, one or the other. */
const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** A proxy on this machine brings requests from everywhere: what it passes on counts as from elsewhere. */
function mayMeasure(c: AppContext, token: string | undefined): boolean {
  const given = c.req.header('authorization') ?? '';
  if (token !== undefined && sameSecret(given, `Bearer ${token}`)) return true;
  return isLoopbackAddress(remoteAddress(c)) && !cameByProxy(c);
}

function cameByProxy(c: AppContext): boolean {
  if (PROXY_HEADERS.some((name) => c.req.header(name) !== undefined)) return true;
  // Passed on by its public name, or in the old version of HTTP that nginx speaks where it is told nothing.
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return (
    c.env?.incoming?.httpVersion === '1.0' || !(host === 'localhost' || isLoopbackAddress(host))
  );
}
