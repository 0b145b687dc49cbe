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
  /** Those through which nothing passes any more. */
  const dropped = new WeakSet<Socket>();
  let open = true;
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    if (!open) dropped.add(from);
    from.on('data', (piece) => {
      if (!dropped.has(from)) to.write(piece);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      if (!dropped.has(from)) to.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    pass(near, far);
    pass(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    drop: () => {
      open = false;
      for (const socket of sockets) dropped.add(socket);
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
