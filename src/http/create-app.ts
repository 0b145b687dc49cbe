import { Hono } from 'hono';
import type { StudioConfig } from '../contract/studio-config.ts';
import type { Database } from '../db/database.ts';
import { NO_PROVIDERS } from '../media/media-road.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import type { Providers } from '../provider/provider.ts';
import type { AppEnv, Authenticate, Log, Services } from './app-env.ts';
import { authenticateLocally, exchangeToken, guardLocal, type LocalMode } from './auth/local.ts';
import { addDocsRoutes } from './docs/docs-routes.ts';
import { EventStreams } from './event-streams.ts';
import { addHealthRoutes, HEALTH_PATHS } from './health-routes.ts';
import { logToStderr } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { watchRequests } from './middleware/watch-requests.ts';
import { OpenRequests } from './open-requests.ts';
import { problemResponse } from './problem.ts';
import { type RateLimit, RateLimiter } from './rate-limiter.ts';
import { makeReadiness } from './ready.ts';
import { routes } from './routes.ts';
import { serveRoute } from './serve-route.ts';
import { addStudio } from './studio/add-studio.ts';
import type { StudioFiles } from './studio/studio-files.ts';
import { unknownRoute } from './unknown-route.ts';

export interface AppOptions {
  db: Database;
  store: MediaStore;
  /** Who may be asked over the network, by name; nobody unless given. */
  providers?: Providers | undefined;
  /** How it is found out who asks: by tokens of an issuer, or one owner on this machine. */
  access: { authenticate: Authenticate } | { local: LocalMode };
  version: string;
  log?: Log | undefined;
  /** Of each caller, in each process. */
  rateLimit?: RateLimit | undefined;
  metrics?: Metrics | undefined;
  metricsToken?: string | undefined;
  /** The pages for people; without them the API is all there is. */
  studio?: { files: StudioFiles; signIn: StudioConfig['sign_in'] } | undefined;
  /** Aborted when the server stops: the streams of events, which have no end of their own, end. */
  stopping?: AbortSignal | undefined;
}

/** A person at work stays far below; one program cannot keep all others waiting. */
const USUAL_RATE: RateLimit = { perSecond: 50, burst: 300 };

/** The whole HTTP door, without a server: `app.request(url)` answers too. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { db, store, access, version, log = logToStderr, metricsToken, studio } = options;
  const metrics = options.metrics ?? createMetrics(db);
  const services: Services = {
    db,
    store,
    providers: options.providers ?? NO_PROVIDERS,
    log,
    metrics,
    streams: new EventStreams(options.stopping),
    open: new OpenRequests(),
    limiter: new RateLimiter(options.rateLimit ?? USUAL_RATE),
    authenticate: 'local' in access ? authenticateLocally(access.local) : access.authenticate,
  };
  const app = new Hono<AppEnv>();
  app.onError((error, c) => problemResponse(c, error, log));
  app.use(requestId, watchRequests(log, metrics), securityHeaders);
  if ('local' in access) app.use(guardLocal(access.local), exchangeToken(access.local));
  addHealthRoutes(app, { metrics, metricsToken, isReady: makeReadiness(db) });
  addDocsRoutes(app, version);
  if (studio === undefined) app.get('/', (c) => c.redirect('/docs', 303));
  for (const route of routes) {
    const { method, path } = route.operation;
    app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), serveRoute(services, route));
  }
  if (studio !== undefined) addStudio(app, studio.files, { version, sign_in: studio.signIn });
  const refusal = unknownRoute([...routes.map(({ operation }) => operation), ...SERVICE_PATHS]);
  app.notFound((c) => problemResponse(c, refusal(c.req.path, c.req.method), log));
  return app;
}

const SERVICE_PATHS = ['/', ...HEALTH_PATHS, '/openapi.json', '/docs'].map((path) => ({
  path,
  method: 'get' as const,
}));
