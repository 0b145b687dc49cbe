import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { serve as listen } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../contract/error.ts';
import type { AppEnv } from './app-env.ts';
import { Connections } from './connections.ts';

export interface Serving {
  /** The port that was taken: the wanted one, or a free one for 0. */
  port: number;
  url: string;
  /** Takes no more requests, gives those in flight 7 s to end, then resolves; safe to call twice. */
  stop(): Promise<void>;
  /** Breaks every connection at once. */
  abort(): void;
}

export interface ServeOptions {
  /** 0 for any free one. */
  port: number;
  host: string;
  /** What sets the port, for the hint when it is taken. */
  portOption?: string;
  /** Milliseconds for the head of a request, from when the connection is there; 20,000 by default. */
  headMs?: number;
}

const TIMEOUTS = {
  /** For a whole request: a long video over a slow line. */
  requestTimeout: 60 * 60 * 1000,
  /** Longer than proxies keep an idle connection (60 s), or one would send on it as it is closed. */
  keepAliveTimeout: 65_000,
};
/** Milliseconds that requests in flight have to end once the server stops. */
const LONGEST_END_MS = 7_000;
/** Milliseconds between looks for connections that have become idle while the server stops. */
const SWEEP_MS = 50;

/**
 * Serves an app over HTTP/1.1.
 *
 * @throws AppError `server.port_taken`, `usage` for a port or a host that may not be used
 */
export async function serve(
  app: Hono<AppEnv>,
  { port, host, portOption = '--port', headMs = 20_000 }: ServeOptions,
): Promise<Serving> {
  const server = listen({
    fetch: app.fetch,
    port,
    hostname: host,
    serverOptions: {
      ...TIMEOUTS,
      headersTimeout: headMs,
      connectionsCheckingInterval: headMs / 10,
    },
  }) as Server;
  const connections = new Connections(server);
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw refused(error, { port, host, portOption });
  }
  const address = server.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  return {
    port: address.port,
    url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${address.port}`,
    stop: () => {
      stopping ??= end(server, connections);
      return stopping;
    },
    abort: () => server.closeAllConnections(),
  };
}

async function end(server: Server, connections: Connections): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweeping = setInterval(() => {
    // A connection that is kept alive after its answer would go on taking requests.
    server.closeIdleConnections();
    connections.closeUnused();
  }, SWEEP_MS);
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_END_MS);
  await closed;
  clearInterval(sweeping);
  clearTimeout(late);
}

function refused(
  error: unknown,
  { port, host, portOption }: Required<Omit<ServeOptions, 'headMs'>>,
): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new AppError('server.port_taken', `port ${port} on ${host} is in use`, {
      hint: `Give another one with ${portOption}, or 0 for any free one.`,
      cause: error,
    });
  }
  return new AppError('usage', `cannot listen on ${host}:${port}: ${String(code)}`, {
    hint: 'Ports below 1024 need more rights; the host must be an address of this machine.',
    cause: error,
  });
}
