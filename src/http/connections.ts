import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** More than one process answers well. */
const MOST_CONNECTIONS = 10_000;
/** Of the files that a process may have open, for connections. */
const SHARE = 0.25;
/** Those that it needs itself: the embedded database up to a hundred, and as many modules at once as a thread begins. */
const OWN_FILES = 216;
/** However few it may have. */
const FEWEST_CONNECTIONS = 16;

/** How many connections this process can have open and still do what they ask for. */
function mostConnections(): number {
  // Or it asks whose the addresses are that this process is connected to.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: unknown } };
  };
  // Windows has no such limit, and "unlimited" is a word.
  const files = Number(userLimits?.open_files?.soft);
  return Number.isNaN(files)
    ? MOST_CONNECTIONS
    : Math.max(
        FEWEST_CONNECTIONS,
        Math.min(MOST_CONNECTIONS, Math.floor(files * SHARE), files - OWN_FILES),
      );
}

/**
 * The connections of a server: where there are too many, one goes of the address that has most of
 * them, of those on which nothing is asked: whoever opens many takes nobody else's.
 */
export class Connections {
  readonly #open = new Set<Socket>();
  /** By address; the one that has been idle longest first. */
  readonly #idle = new Map<string, Set<Socket>>();

  constructor(server: Server, most: number = mostConnections()) {
    server.on('connection', (socket: Socket) => {
      const address = socket.remoteAddress ?? 'unknown';
      this.#open.add(socket);
      this.#rest(address, socket);
      socket.once('close', () => {
        this.#open.delete(socket);
        this.#wake(address, socket);
      });
      if (this.#open.size > most) this.#closeOldest();
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const address = socket.remoteAddress ?? 'unknown';
      this.#wake(address, socket);
      response.once('close', () => {
        if (this.#open.has(socket)) this.#rest(address, socket);
      });
    });
  }

  /** Those on which nothing was ever asked: browsers open some ahead of need, and node does not call them idle. */
  closeUnused(): void {
    for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
  }

  #closeOldest(): void {
    let address = '';
    let sockets: ReadonlySet<Socket> = new Set();
    for (const [each, those] of this.#idle) {
      if (those.size > sockets.size) [address, sockets] = [each, those];
    }
    const [oldest] = sockets;
    if (oldest === undefined) return;
    this.#open.delete(oldest);
    this.#wake(address, oldest);
    oldest.destroy();
  }

  #rest(address: string, socket: Socket): void {
    const idle = this.#idle.get(address) ?? new Set();
    this.#idle.set(address, idle.add(socket));
  }

  #wake(address: string, socket: Socket): void {
    const idle = this.#idle.get(address);
    idle?.delete(socket);
    if (idle?.size === 0) this.#idle.delete(address);
  }
}
