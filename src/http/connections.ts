import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** More than one process answers well. */
const MOST_CONNECTIONS = 10_000;
/** Of the files that a process may have open, for connections: the embedded database alone opens two hundred. */
const SHARE = 0.25;

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
    : Math.min(MOST_CONNECTIONS, Math.floor(files * SHARE));
}

/** The connections of a server: where there are too many, those on which nothing is asked go first. */
export class Connections {
  readonly #open = new Set<Socket>();
  /** The one that has been idle longest first. */
  readonly #idle = new Set<Socket>();

  constructor(server: Server, most: number = mostConnections()) {
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      this.#idle.add(socket);
      socket.once('close', () => this.#forget(socket));
      if (this.#open.size > most) this.#closeOldest();
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#idle.delete(socket);
      response.once('close', () => {
        if (this.#open.has(socket)) this.#idle.add(socket);
      });
    });
  }

  /** Those on which nothing was ever asked: browsers open some ahead of need, and node does not call them idle. */
  closeUnused(): void {
    for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
  }

  #closeOldest(): void {
    const [oldest] = this.#idle;
    if (oldest === undefined) return;
    this.#forget(oldest);
    oldest.destroy();
  }

  #forget(socket: Socket): void {
    this.#open.delete(socket);
    this.#idle.delete(socket);
  }
}
