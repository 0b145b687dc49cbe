import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import { serve as listen } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../contract/error.ts';
import type { AppEnv } from './app-env.ts';

export interface Serving {
  /** The port that was taken: the wanted one, or a free one for 0. */
  port: number;
  url: string;
  /** Takes no more requests, lets those in flight end, then resolves; safe to call twice. */
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
}

/** Milliseconds that a whole request may take to come: a long video over a slow line. */
const LONGEST_UPLOAD_MS = 60 * 60 * 1000;
/** Milliseconds between looks for connections that have become idle while the server stops. */
const SWEEP_MS = 50;

/** Longer than proxies keep an idle connection (60 s), or one would send on it as it is closed. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Serves an app over HTTP/1.1.
 *
 * @throws AppError `server.port_taken`, `usage` for a port or a host that may not be used
 */
export async function serve(
  app: Hono<AppEnv>,
  { port, host, portOption = '--port' }: ServeOptions,
): Promise<Serving> {
  const server = listen({ fetch: app.fetch, port, hostname: host }) as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = LONGEST_UPLOAD_MS;
  const sockets = socketsOf(server);
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
      stopping ??= end(server, sockets);
      return stopping;
    },
    abort: () => server.closeAllConnections(),
  };
}

/** The connections that are open now. */
function socketsOf(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

async function end(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweeping = setInterval(() => {
    // A connection that is kept alive after its answer would go on taking requests.
    server.closeIdleConnections();
    // One on which nothing was ever asked is not idle to node: browsers open them ahead of need, and
    // fetch opens one anew for each answer that was broken off.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, SWEEP_MS);
  await closed;
  clearInterval(sweeping);
}

function refused(error: unknown, { port, host, portOption }: Required<ServeOptions>): AppError {
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
