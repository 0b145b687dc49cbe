import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/error.ts';
import type { Database } from '../db/database.ts';
import { NO_PROVIDERS } from '../media/media-road.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import type { Providers } from '../provider/provider.ts';
import { Interruption } from './interruption.ts';
import type { TakenJob } from './job-row.ts';
import { freeJobsOfOthers, handBackJob, takeJob } from './queue.ts';
import { type JobOutcome, runJob } from './run-job.ts';
import type { Tasks } from './tasks/task.ts';
import { TASKS } from './tasks/tasks.ts';
import { removeForgottenFolders } from './work-folder.ts';

export interface WorkerOptions {
  store: MediaStore;
  /** Who may be asked over the network, by name; nobody by default. */
  providers?: Providers | undefined;
  /** Jobs at a time; 1 by default. The embedded database has one session: more only take turns. */
  concurrency?: number | undefined;
  /** Seconds after which a job of a worker that is not heard of goes to another; 30 by default. */
  leaseSeconds?: number | undefined;
  /** Milliseconds that a job of several parts has before others pass; 1,000 by default. */
  turnMs?: number | undefined;
  /** Milliseconds between looks at an empty queue; 500 by default. */
  pollMs?: number | undefined;
  /** Milliseconds that a stop gives to the step in hand; 6,000 by default. */
  graceMs?: number | undefined;
  tasks?: Tasks | undefined;
  onEvent?: ((event: WorkerEvent) => void) | undefined;
}

/** For logs and figures. `trouble`: the queue could not be asked. */
export type WorkerEvent =
  | { kind: 'taken'; job: TakenJob }
  | { kind: JobOutcome; job: TakenJob; milliseconds: number; error?: unknown }
  | { kind: 'trouble'; error: unknown };

export interface RunningWorker {
  /** Takes no more, hands back what is not done by the next step, and waits for it. */
  stop(): Promise<void>;
  /** Whether the queue has answered within the last lease. */
  isWorking(): boolean;
}

/** This process among all that ever were. */
const PROCESS = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
const LEASE_SECONDS = 30;
/** Milliseconds between looks while the database cannot be reached. */
const TROUBLE_MS = 2_000;

/** Starts doing jobs, and goes on until it is stopped; a database that is away comes back. */
export async function startWorker(db: Database, options: WorkerOptions): Promise<RunningWorker> {
  const { concurrency = 1, graceMs = 6_000, leaseSeconds = LEASE_SECONDS } = options;
  if (db.kind === 'embedded') await freeOrLeave(db);
  await removeForgottenFolders();
  const stopping = new AbortController();
  const inHand = new Set<TakenJob>();
  let answeredAt = performance.now();
  const onAnswer = () => {
    answeredAt = performance.now();
  };
  const slots = Array.from({ length: concurrency }, () =>
    work(db, options, { leaseSeconds, stopping: stopping.signal, inHand, onAnswer }),
  );
  const all = Promise.all(slots).then(() => undefined);
  const stop = async () => {
    stopping.abort(new Interruption('stopping'));
    const late = new AbortController();
    await Promise.race([all, sleep(graceMs, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
    // What does not listen is handed back over its head: its transaction will come to nothing.
    await Promise.allSettled([...inHand].map((job) => handBackJob(db, job)));
  };
  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    isWorking: () => performance.now() - answeredAt < leaseSeconds * 1_000,
  };
}

/** Where nothing can be written, jobs of a worker that is gone become free when its lease ends. */
async function freeOrLeave(db: Database): Promise<void> {
  await freeJobsOfOthers(db, PROCESS).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'storage.full') throw error;
  });
}

interface Slot {
  leaseSeconds: number;
  stopping: AbortSignal;
  inHand: Set<TakenJob>;
  /** The queue was asked, and said something. */
  onAnswer: () => void;
}

async function work(db: Database, options: WorkerOptions, slot: Slot): Promise<void> {
  const { leaseSeconds: lease, stopping, onAnswer } = slot;
  const { pollMs = 500, onEvent = () => undefined } = options;
  while (!stopping.aborted) {
    try {
      const job = await takeJob(db, {
        worker: PROCESS,
        kinds: Object.keys(options.tasks ?? TASKS),
        lease,
      });
      onAnswer();
      if (job === undefined) await pause(pollMs, stopping);
      else await doJob(db, job, options, slot);
    } catch (error) {
      onEvent({ kind: 'trouble', error });
      await pause(TROUBLE_MS, stopping);
    }
  }
}

async function doJob(
  db: Database,
  job: TakenJob,
  options: WorkerOptions,
  { leaseSeconds: lease, stopping, inHand, onAnswer }: Slot,
): Promise<void> {
  const { onEvent = () => undefined } = options;
  const began = performance.now();
  inHand.add(job);
  onEvent({ kind: 'taken', job });
  try {
    const { outcome, error } = await runJob(db, job, {
      store: options.store,
      tasks: options.tasks ?? TASKS,
      providers: options.providers ?? NO_PROVIDERS,
      lease,
      turnMs: options.turnMs ?? 1_000,
      stopping,
      onBeat: onAnswer,
    });
    onEvent({ kind: outcome, job, milliseconds: performance.now() - began, error });
  } finally {
    inHand.delete(job);
  }
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
}
