import type { Hono } from 'hono';
import { AppError } from '../contract/error.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { sameSecret } from './auth/same-secret.ts';
import { DOCS_CSP, DOCS_STYLE, docsPage } from './docs/docs-page.ts';
import type { Metrics } from './metrics.ts';
import { isLoopbackAddress, remoteAddress } from './remote-address.ts';
import { routes } from './routes/index.ts';

export interface ServiceRoutesOptions {
  metrics: Metrics;
  /** Lets a Prometheus in that is not on this machine. */
  metricsToken: string | undefined;
  isReady: () => Promise<boolean>;
  version: string;
}

/** What says how the service is and what it can do; nobody needs to sign in for it. */
export function addServiceRoutes(app: Hono<AppEnv>, options: ServiceRoutesOptions): void {
  const { metrics, metricsToken, isReady, version } = options;
  const operations = routes.map(({ operation }) => operation);
  let openApi: string | undefined;
  app.get('/healthz', (c) => named(c, '/healthz').json({ ok: true }));
  app.get('/readyz', async (c) => {
    const ok = await isReady();
    return named(c, '/readyz').json({ ok }, ok ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    named(c, '/metrics');
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
  app.get('/openapi.json', async (c) => {
    // Loaded when somebody asks: it is not needed to serve.
    const { openApiDocument } = await import('./docs/openapi.ts');
    openApi ??= JSON.stringify(openApiDocument(operations, version));
    return named(c, '/openapi.json').body(openApi, 200, { 'content-type': 'application/json' });
  });
  app.get('/docs', (c) => {
    c.header('content-security-policy', DOCS_CSP);
    return named(c, '/docs').html(docsPage(operations, version));
  });
  app.get('/docs/style.css', (c) =>
    named(c, '/docs/style.css').body(DOCS_STYLE, 200, {
      'content-type': 'text/css; charset=utf-8',
    }),
  );
}

function named(c: AppContext, pattern: string): AppContext {
  c.set('pattern', pattern);
  return c;
}

/** A proxy on this machine brings requests from everywhere: what it forwarded counts as from elsewhere. */
function mayMeasure(c: AppContext, token: string | undefined): boolean {
  const given = c.req.header('authorization') ?? '';
  if (token !== undefined && sameSecret(given, `Bearer ${token}`)) return true;
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
  return forwarded === undefined && isLoopbackAddress(remoteAddress(c));
}
