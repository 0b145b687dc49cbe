import { AppError } from '../contract/error.ts';
import { JOB_INPUTS, type JobError, type JobInput, type JobKind } from '../contract/job.ts';
import { type Actor, accountOf, asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { translateError } from '../db/translate-error.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import { takeUpload } from '../media/take-upload.ts';
import type { Providers } from '../provider/provider.ts';
import { Interruption } from './interruption.ts';
import type { TakenJob } from './job-row.ts';
import { releaseRoom } from './keep-room.ts';
import { mayPass } from './may-pass.ts';
import { endJobWithin, failJob, handBackJob, keepJob, keepJobWithin, yieldJob } from './queue.ts';
import { retryDelay } from './retry-delay.ts';
import type { Task, TaskContext, Tasks } from './tasks/task.ts';
import { openWorkFolder, removeWorkFolder } from './work-folder.ts';

export type JobOutcome = 'done' | 'failed' | 'again' | 'lost' | 'handed_back' | 'yielded';

export interface RunJobOptions {
  store: MediaStore;
  tasks: Tasks;
  providers: Providers;
  /** Seconds. */
  lease: number;
  /** Milliseconds of a turn: a task with several parts lets others pass after the part that exceeds it. */
  turnMs: number;
  /** Aborted when the worker stops. */
  stopping: AbortSignal;
  /** Called when the database has answered about the job. */
  onBeat?: (() => void) | undefined;
}

/** Does one taken job, as whoever asked for it, and sees it to its end in the database. */
export async function runJob(
  db: Database,
  job: TakenJob,
  options: RunJobOptions,
): Promise<{ outcome: JobOutcome; error?: unknown }> {
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, options.stopping]);
  const heart = beat(db, job, options, lost);
  try {
    await doTask(db, job, signal, options);
    await removeWorkFolder(job.id);
    return { outcome: 'done' };
  } catch (error) {
    // Whatever a task throws when it is interrupted, the interruption is the reason.
    const given = await giveUp(db, job, signal.aborted ? signal.reason : error);
    if (given.outcome === 'failed') {
      await removeWorkFolder(job.id);
      // Where even this fails, the room that was kept is free by itself after a day.
      await asActor(db, actorOf(job), (trx) => releaseRoom(trx, job)).catch(() => undefined);
    }
    return given;
  } finally {
    clearInterval(heart);
  }
}

const actorOf = ({ user_id: userId }: TakenJob): Actor => ({ role: 'authenticated', userId });

/** Renews the lease three times in its life; a beat that fails is made good by the next. */
function beat(
  db: Database,
  job: TakenJob,
  { lease, onBeat }: RunJobOptions,
  lost: AbortController,
): NodeJS.Timeout {
  let busy = false;
  const once = async () => {
    if (busy) return;
    busy = true;
    try {
      if (!(await keepJob(db, job, lease))) lost.abort(new Interruption('lost'));
      onBeat?.();
    } catch {
      // The database is away: the lease decides.
    } finally {
      busy = false;
    }
  };
  return setInterval(once, (lease * 1000) / 3);
}

async function doTask(
  db: Database,
  job: TakenJob,
  signal: AbortSignal,
  { tasks, store, providers, lease, turnMs }: RunJobOptions,
): Promise<void> {
  const kind = job.kind as JobKind;
  const task = tasks[kind] as Task<JobKind>;
  const input = readInput(kind, job.input);
  const actor = actorOf(job);
  const began = performance.now();
  let ended = false;
  const held = (ours: boolean) => {
    if (!ours) throw new Interruption('lost');
  };
  const context: TaskContext<JobKind> = {
    input,
    soFar: job.result,
    account: accountOf(actor),
    signal,
    store,
    providers,
    keep: async (content, kind, fileName) => {
      signal.throwIfAborted();
      return takeUpload({ db, store }, actor, { kind, content, fileName });
    },
    workFolder: () => openWorkFolder(job.id),
    look: async (work) => {
      signal.throwIfAborted();
      return asActor(db, actor, work, { kind: 'look', signal });
    },
    report: async (progress) => {
      signal.throwIfAborted();
      held(await keepJob(db, job, lease, progress));
    },
    step: async (work, after) => {
      signal.throwIfAborted();
      return asActor(db, actor, async (trx) => {
        const value = await work(trx);
        held(await keepJobWithin(trx, job, lease, after(value)));
        return value;
      });
    },
    pause: async () => {
      signal.throwIfAborted();
      if (performance.now() - began < turnMs) return;
      if (await yieldJob(db, job, Object.keys(tasks))) throw new Interruption('yielded');
    },
    end: async (work) => {
      signal.throwIfAborted();
      await asActor(db, actor, async (trx) => {
        const result = await work(trx);
        held(await endJobWithin(trx, job, result));
      });
      ended = true;
    },
  };
  await task(context);
  if (!ended) throw new Error(`the task ${kind} has not ended its job`);
}

/** Read again: the row may be from another version, or written past the door. */
function readInput(kind: JobKind, input: unknown): JobInput<JobKind> {
  const read = JOB_INPUTS[kind].safeParse(input);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('invalid', `the input of the job is not right: ${issues.join('; ')}`);
}

async function giveUp(
  db: Database,
  job: TakenJob,
  thrown: unknown,
): Promise<{ outcome: JobOutcome; error?: unknown }> {
  if (thrown instanceof Interruption) {
    if (thrown.why !== 'stopping') return { outcome: thrown.why };
    return { outcome: (await handBackJob(db, job)) ? 'handed_back' : 'lost' };
  }
  const error = translateError(thrown);
  const again = mayPass(error) && job.attempts < job.max_attempts;
  const wait = again ? retryDelay(job.attempts) : undefined;
  if (!(await failJob(db, job, describe(error), wait))) return { outcome: 'lost', error };
  return { outcome: again ? 'again' : 'failed', error };
}

/** What the asker is told. A fault of ours is told without its insides. */
function describe(error: unknown): JobError {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, hint: error.hint ?? null };
  }
  return {
    code: 'internal',
    message: 'something went wrong in Goldenrod itself',
    hint: "The worker's log says what.",
  };
}
