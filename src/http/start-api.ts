import { isIP } from 'node:net';
import type { Config } from '../config/load-config.ts';
import { AppError } from '../contract/error.ts';
import type { Database } from '../db/database.ts';
import { resolveActor } from '../db/resolve-actor.ts';
import { authenticateByJwt } from './auth/jwt.ts';
import { makeLocalMode } from './auth/local.ts';
import { createApp } from './create-app.ts';
import { createMetrics } from './metrics.ts';
import { isLoopbackAddress } from './remote-address.ts';
import { type Serving, serve } from './serve.ts';

export interface RunningApi extends Serving {
  url: string;
  /** The link that signs the owner in; null where people sign in by token. */
  link: string | null;
  /** The token of local mode, for programs. */
  token: string | null;
}

/**
 * Starts the API on a database: for one person on this machine, or, with an issuer, for everybody
 * who has a token of it.
 *
 * @throws AppError `usage` for local mode on an address that others can reach, `server.port_taken`
 */
export async function startApi(
  db: Database,
  { settings }: Pick<Config, 'settings'>,
  version: string,
): Promise<RunningApi> {
  const { host, port, issuer } = settings;
  if (issuer === undefined) refuseOpenHost(host);
  let serving: Serving | undefined;
  const local =
    issuer === undefined
      ? makeLocalMode(await resolveActor(db, { user: settings.user }), () => serving?.port ?? port)
      : undefined;
  const app = createApp({
    db,
    version,
    access: local === undefined ? { authenticate: byToken(settings) } : { local },
    rateLimit: { perSecond: settings.ratePerSecond, burst: settings.rateBurst },
    metrics: createMetrics(db, { process: true }),
    metricsToken: settings.metricsToken,
  });
  serving = await serve(app, { port, host });
  const url = `http://${isIP(host) === 6 ? `[${host}]` : host}:${serving.port}`;
  const link = local === undefined ? null : `${url}/?token=${local.token}`;
  return { ...serving, url, link, token: local?.token ?? null };
}

function byToken({
  issuer = '',
  audience,
  jwksUrl,
  jwtSecret,
  allowServiceRole,
}: Config['settings']) {
  return authenticateByJwt({
    issuer,
    audience,
    jwksUrl: jwksUrl === undefined ? undefined : new URL(jwksUrl),
    secret: jwtSecret,
    allowServiceRole,
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
