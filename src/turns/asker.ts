/** For whom something is done: by its account turns are shared out. */
export interface Asker {
  /** Id of an account, or a role that stands for all of its kind. */
  account: string;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
  /** Told the milliseconds that a thread has worked for it. */
  onWork?: ((milliseconds: number) => void) | undefined;
  /** Told the length of what was read for it and is not in its answer. */
  onRead?: ((characters: number) => void) | undefined;
}
