import type { Transaction } from 'kysely';
import type { JobInput, JobKind } from '../../contract/job.ts';
import type { KeptKind, StoredFile } from '../../contract/upload.ts';
import type { Tables } from '../../db/tables.ts';
import type { MediaContent, MediaStore } from '../../media/store/media-store.ts';
import type { Providers } from '../../provider/provider.ts';

export interface Progress {
  /** 0 to 1. */
  progress: number;
  /** For people: what is being done. */
  step: string;
  /** What is there so far: a later run of the job finds it as `soFar`. */
  soFar?: unknown;
}

/** What a task is given. Each call throws when the job was cancelled, lost or is to be handed back. */
export interface TaskContext<Kind extends JobKind> {
  input: JobInput<Kind>;
  /** What an earlier run of this job left; null in the first. */
  soFar: unknown;
  /** Of whoever asked. */
  account: string;
  /** Aborted when the job is cancelled, lost or to be handed back; pass it to what waits long. */
  signal: AbortSignal;
  store: MediaStore;
  /** Who may be asked over the network, by name. */
  providers: Providers;
  /** Keeps a content in the store as a file of the asker's. */
  keep(content: MediaContent, kind: KeptKind, fileName?: string): Promise<StoredFile>;
  /** A folder of this job's own, which a later run of it on the same machine finds as this one leaves it. */
  workFolder(): Promise<string>;
  report(progress: Progress): Promise<void>;
  /** A look at the database as the asker, outside the steps. */
  look<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** A transaction as the asker that stays, with the progress, whatever comes after. */
  step<T>(
    work: (trx: Transaction<Tables>) => Promise<T>,
    after: (value: T) => Progress,
  ): Promise<T>;
  /**
   * Between two parts of a long task, never before the first of a run: lets others pass who wait, after a
   * while. Then it throws, and the task is run again with what is there so far.
   */
  pause(): Promise<void>;
  /** The last transaction, as the asker: it gives the result and ends the job, or neither. */
  end(work: (trx: Transaction<Tables>) => Promise<unknown>): Promise<void>;
}

/**
 * One kind of work. It calls the same verbs as the doors, and ends with `context.end(...)`. It may be
 * run again from the start after a failure that may pass, or when its worker was lost.
 */
export type Task<Kind extends JobKind> = (context: TaskContext<Kind>) => Promise<void>;

export type Tasks = { [Kind in JobKind]: Task<Kind> };
