import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { BECOME } from './become.ts';
import { PROBE } from './probe.ts';

/** What any server answers at once, however much it has to do. */
const AT_ONCE: ReadonlySet<string> = new Set([BECOME, PROBE, 'begin', 'rollback']);
const AT_ONCE_MS = 5_000;
/** What can wait for the disk; yet as long, the loop of a worker whose network fell silent is at a stand. */
const COMMIT_MS = 10_000;
/** Beyond what the database itself allows a statement. */
const MARGIN_MS = 5_000;

/** What the types of pg leave out. */
interface Inside {
  connection: EventEmitter & { stream: Duplex };
}

/**
 * Makes the clients of a pool such that a connection on which nothing comes any more is thrown away:
 * one that a proxy or a firewall dropped without a word would be waited for until the operating system
 * gives it up, a quarter of an hour later. What actors ask has a limit each; what else runs on the pool
 * (migrations, backups) may take its time. When one connection says nothing, those that nobody uses are
 * thrown away with it: they went the same way.
 */
export function watchedClients(): typeof pg.Client {
  const all = new Set<WatchedClient>();

  class WatchedClient extends pg.Client {
    readonly #stream: Duplex;
    #timer: NodeJS.Timeout | undefined;
    /** Of a statement in the transaction that is open; undefined where nobody has set one. */
    #limit: number | undefined;
    #isIdle = false;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const { connection } = this as unknown as Inside;
      this.#stream = connection.stream;
      connection.on('readyForQuery', ({ status }: { status: string }) => {
        clearTimeout(this.#timer);
        this.#isIdle = status === 'I';
        if (this.#isIdle) this.#limit = undefined;
      });
      connection.on('end', () => {
        clearTimeout(this.#timer);
        all.delete(this);
      });
      all.add(this);
    }

    override query(...args: never[]): never {
      this.#watch(args);
      return (super.query as (...all: unknown[]) => unknown).apply(this, args) as never;
    }

    #watch([asked, values]: unknown[]): void {
      const text = typeof asked === 'string' ? asked : (asked as { text?: unknown } | null)?.text;
      const limit = typeof text === 'string' ? this.#limitOf(text) : undefined;
      if (text === BECOME && Array.isArray(values)) this.#limit = Number(values[2]) + MARGIN_MS;
      this.#isIdle = false;
      clearTimeout(this.#timer);
      if (limit !== undefined) this.#timer = setTimeout(() => this.#giveUp(limit), limit);
    }

    #limitOf(text: string): number | undefined {
      if (AT_ONCE.has(text)) return AT_ONCE_MS;
      return text === 'commit' ? COMMIT_MS : this.#limit;
    }

    #giveUp(limit: number): void {
      for (const client of all) {
        if (client !== this && client.#isIdle) client.#stream.destroy();
      }
      const error = new Error(`no answer for ${limit / 1_000} s`);
      this.#stream.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
    }
  }
  return WatchedClient;
}
