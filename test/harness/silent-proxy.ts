import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SilentProxy {
  /** The same database by way of the proxy. */
  url: string;
  /** From now on nothing passes, neither way, and nothing is closed: as behind a firewall that forgot. */
  drop(): void;
  /** New connections pass again; those from before stay as they are. */
  mend(): void;
  stop(): Promise<void>;
}

/** A way to a server that can fall silent. */
export async function startSilentProxy(url: string): Promise<SilentProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    const born = open;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (piece) => {
        if (born && !from.isPaused() && !dropped.has(near)) to.write(piece);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!dropped.has(near)) to.destroy();
      });
    }
    if (!born) dropped.add(near);
    near.once('close', () => alive.delete(near));
    alive.add(near);
  });
  const alive = new Set<Socket>();
  const dropped = new WeakSet<Socket>();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    drop: () => {
      open = false;
      for (const near of alive) dropped.add(near);
    },
    mend: () => {
      open = true;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
