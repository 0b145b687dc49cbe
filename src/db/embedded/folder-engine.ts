import type { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../contract/error.ts';
import { type FreeBytes, freeBytes, megabytes, storageFull } from '../disk-space.ts';
import { isPgError, type PgError } from '../pg-error.ts';
import type { Engine } from './engine.ts';
import { abandon, startCluster } from './start-cluster.ts';

interface FolderEngineOptions {
  /** Bytes of the disk below which nothing is written any more. */
  reserve: number;
  free?: FreeBytes | undefined;
}

/** Where the session is between two messages; `inside` a statement of which more is to come. */
type Place = 'at rest' | 'in a transaction' | 'in a failed transaction' | 'inside';
const PLACES: Record<string, Place> = {
  I: 'at rest',
  T: 'in a transaction',
  E: 'in a failed transaction',
};
type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/** Milliseconds between attempts to start an engine that does not. */
const START_AGAIN_MS = 2_000;
/** What the engine throws to get back to its loop after an ordinary error. */
const ORDINARY_ERROR = 100;
const READ_ONLY = '25006';
const DISK_FULL = '53100';

/**
 * The engine of a data folder. While little of the disk is free it refuses what would write, by
 * PostgreSQL's own read-only transactions. Where it breaks down, as PostgreSQL does when it cannot
 * write its log, the connection hears so and the next one has the engine started again on the same
 * folder, which brings back all that was confirmed: PGlite by itself would go on half dead, and not
 * answer.
 */
export class FolderEngine implements Engine {
  /** Transactions since the start, so that others see whether anything goes on. */
  transactions = 0;
  readonly #cluster: string;
  readonly #reserve: number;
  readonly #free: FreeBytes;
  #pglite: PGlite | undefined;
  #starting: Promise<PGlite> | undefined;
  #failed: { error: unknown; at: number } | undefined;
  /** Counts the engines: a connection belongs to one, and ends with it. */
  #life = 0;
  #lost: unknown;
  #broke: unknown;
  #place: Place = 'at rest';
  /** Whether the session, or the transaction that is open, was told to write nothing. */
  #isReadOnly = false;
  #closed = false;

  constructor(cluster: string, { reserve, free = freeBytes }: FolderEngineOptions) {
    this.#cluster = cluster;
    this.#reserve = reserve;
    this.#free = free;
  }

  connect(): PGlite {
    const life = this.#life;
    return {
      waitReady: Promise.resolve(),
      execProtocolStream: (message: Uint8Array) => this.#send(life, message),
    } as unknown as PGlite;
  }

  /** @throws AppError as `startCluster` */
  async start(): Promise<PGlite> {
    if (this.#pglite !== undefined) return this.#pglite;
    if (this.#closed) throw new AppError('db.unreachable', 'the embedded database is closed');
    if (this.#failed !== undefined && performance.now() - this.#failed.at < START_AGAIN_MS) {
      throw this.#failed.error;
    }
    this.#starting ??= this.#startOnce();
    return this.#starting;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const pglite = await this.#starting?.catch(() => undefined);
    const running = this.#pglite ?? pglite;
    this.#pglite = undefined;
    await running?.close();
  }

  async #startOnce(): Promise<PGlite> {
    try {
      const pglite = await startCluster(this.#cluster);
      this.#watchForBreakdown(pglite);
      this.#pglite = pglite;
      this.#place = 'at rest';
      this.#failed = undefined;
      this.#isReadOnly = false;
      return pglite;
    } catch (error) {
      this.#failed = { error, at: performance.now() };
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  /** PGlite catches all that its engine throws and goes on: so it is heard where it is thrown. */
  #watchForBreakdown(pglite: PGlite): void {
    const { Module } = pglite;
    const loop = Module._PostgresMainLoopOnce;
    Module._PostgresMainLoopOnce = () => {
      try {
        loop();
      } catch (error) {
        if ((error as { status?: unknown }).status !== ORDINARY_ERROR) this.#broke = error;
        throw error;
      }
    };
  }

  async #send(life: number, message: Uint8Array): Promise<Messages> {
    if (life !== this.#life) throw this.#lost;
    const pglite = await this.start();
    await this.#watchSpace(pglite);
    const answer = await this.#attempt(pglite, () =>
      pglite.execProtocolStream(message, { throwOnError: false }),
    );
    const ready = answer.findLast(({ name }) => name === 'readyForQuery');
    if (ready === undefined && awaitsEnd(message, answer)) throw this.#breakDown(pglite, answer);
    this.#place = PLACES[(ready as { status?: string } | undefined)?.status ?? ''] ?? 'inside';
    if (this.#place === 'at rest') this.transactions += 1;
    for (const told of answer) if (this.#isReadOnly && isPgError(told)) this.#sayWhy(told);
    return answer;
  }

  /** Before every statement: a look at the disk takes some microseconds. */
  async #watchSpace(pglite: PGlite): Promise<void> {
    const isLow = this.#free(this.#cluster) < this.#reserve;
    let setting: string | undefined;
    if (this.#place === 'at rest') {
      // Each time, since a client may have reset what was set.
      if (isLow) setting = 'set default_transaction_read_only = on';
      else if (this.#isReadOnly) setting = 'reset default_transaction_read_only';
      this.#isReadOnly = isLow;
    } else if (this.#place === 'in a transaction' && isLow && !this.#isReadOnly) {
      setting = 'set transaction_read_only = on';
      this.#isReadOnly = true;
    }
    if (setting !== undefined) await this.#attempt(pglite, () => pglite.exec(setting));
  }

  #sayWhy(error: PgError): void {
    if (error.code !== READ_ONLY) return;
    const free = megabytes(this.#free(this.#cluster));
    error.code = DISK_FULL;
    error.message = `the disk of ${this.#cluster} is nearly full: ${free} are free, and nothing is written below ${megabytes(this.#reserve)}`;
    error.hint = `Make room on that disk, then try again; reading goes on. GOLDENROD_DISK_RESERVE_MB sets how much is kept free.`;
  }

  async #attempt<T extends readonly unknown[]>(pglite: PGlite, work: () => Promise<T>): Promise<T> {
    this.#broke = undefined;
    try {
      const answer = await work();
      if (this.#broke === undefined) return answer;
      throw this.#breakDown(pglite, answer);
    } catch (error) {
      throw this.#pglite === pglite ? this.#breakDown(pglite, [error]) : error;
    }
  }

  /** Ends this engine and every connection to it. */
  #breakDown(pglite: PGlite, answer: readonly unknown[]): unknown {
    const cause = answer.findLast((told) => told instanceof Error) ?? this.#broke;
    const reason = cause instanceof Error ? cause.message : 'it gave no answer';
    this.#life += 1;
    this.#pglite = undefined;
    abandon(pglite);
    this.#lost =
      isPgError(cause) && cause.code === DISK_FULL
        ? storageFull('the embedded database had no room to write', this.#cluster, { cause })
        : new AppError('db.unreachable', `the embedded database broke down: ${reason}`, {
            hint: 'What it had confirmed is there: it is started again on the same folder. Try again.',
            cause,
          });
    return this.#lost;
  }
}

/** Whether a message asks for an end of what it belongs to: a query, or a sync. */
function awaitsEnd(message: Uint8Array, answer: Messages): boolean {
  const kind = String.fromCharCode(message[0] ?? 0);
  return 'QS'.includes(kind) && !answer.some(({ name }) => name === 'copyInResponse');
}
