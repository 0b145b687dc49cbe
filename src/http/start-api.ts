import { join } from 'node:path';
import type { Config } from '../config/load-config.ts';
import { AppError } from '../contract/error.ts';
import { describeTarget } from '../db/connect-server.ts';
import type { Database } from '../db/database.ts';
import { packageRoot } from '../db/package-root.ts';
import { resolveActor } from '../db/resolve-actor.ts';
import type { WorkerEvent } from '../jobs/start-worker.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import { findAccountIn } from './auth/find-account.ts';
import { authenticateByJwt } from './auth/jwt.ts';
import { makeLocalMode } from './auth/local.ts';
import { createApp } from './create-app.ts';
import { logToStderr } from './log.ts';
import { createMetrics } from './metrics.ts';
import { isLoopbackAddress } from './remote-address.ts';
import { type Serving, serve } from './serve.ts';
import { readStudioFiles } from './studio/studio-files.ts';
import { watchWork } from './watch-work.ts';

export interface StartApiOptions {
  db: Database;
  config: Pick<Config, 'settings' | 'target'> & Partial<Pick<Config, 'providers'>>;
  store: MediaStore;
  version: string;
}

export interface RunningApi extends Serving {
  /** The link that signs the owner in; null where people sign in by token. */
  link: string | null;
  /** The token of local mode, for programs. */
  token: string | null;
  /** Tells the API's log and metrics what a worker in this process does. */
  watchWork: (event: WorkerEvent) => void;
}

/**
 * Starts the API on a database: for one person on this machine, or, with an issuer, for everybody
 * who has a token of it.
 *
 * @throws AppError `usage` for local mode on an address that others can reach, `server.port_taken`
 */
export async function startApi({
  db,
  config: { settings, target, providers },
  store,
  version,
}: StartApiOptions): Promise<RunningApi> {
  const { host, port, issuer } = settings;
  if (issuer === undefined) refuseOpenHost(host);
  let serving: Serving | undefined;
  const local =
    issuer === undefined
      ? makeLocalMode({
          actor: await resolveActor(db, { user: settings.user }),
          port: () => serving?.port ?? port,
          place: 'url' in target ? describeTarget(target.url) : target.dataDir,
        })
      : undefined;
  const stopping = new AbortController();
  const metrics = createMetrics(db, { process: true });
  const files = await readStudioFiles(join(packageRoot(), 'dist/web'));
  const app = createApp({
    db,
    store,
    providers,
    version,
    access: local === undefined ? { authenticate: byToken(db, settings) } : { local },
    rateLimit: { perSecond: settings.ratePerSecond, burst: settings.rateBurst },
    metrics,
    metricsToken: settings.metricsToken,
    studio: files && { files, signIn: signInOf(settings) },
    stopping: stopping.signal,
  });
  serving = await serve(app, { port, host });
  const link = local === undefined ? null : `${serving.url}/?token=${local.token}`;
  const token = local?.token ?? null;
  const { stop } = serving;
  return {
    ...serving,
    link,
    token,
    watchWork: watchWork(logToStderr, metrics),
    stop: () => {
      stopping.abort();
      return stop();
    },
  };
}

/** How the studio asks people to sign in. */
function signInOf({ issuer, supabaseUrl, supabasePublishableKey }: Config['settings']) {
  if (issuer === undefined) return { kind: 'link' } as const;
  if (supabaseUrl === undefined || supabasePublishableKey === undefined) {
    return { kind: 'token' } as const;
  }
  return { kind: 'supabase', url: supabaseUrl, publishable_key: supabasePublishableKey } as const;
}

function byToken(
  db: Database,
  { issuer = '', audience, jwksUrl, jwtSecret, allowServiceRole }: Config['settings'],
) {
  return authenticateByJwt({
    issuer,
    audience,
    jwksUrl: jwksUrl === undefined ? undefined : new URL(jwksUrl),
    secret: jwtSecret,
    allowServiceRole,
    findAccount: findAccountIn(db),
  });
}

function refuseOpenHost(host: string): void {
  if (host === 'localhost' || isLoopbackAddress(host)) return;
  throw new AppError(
    'usage',
    `others can reach ${host}, and without an issuer everybody who has the link is the owner`,
    {
      hint: 'Leave --host out, or set auth.issuer and its keys so that people sign in.',
    },
  );
}
