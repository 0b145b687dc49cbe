/** How long `--online` keeps others waiting, and how patient it is itself. */
export interface OnlineLimits {
  /** A statement that needs a table for itself gives up after this: everybody queues behind it. */
  lockTimeoutMs: number;
  /** Waits that nobody queues behind: concurrent indexes, validations. */
  patientTimeoutMs: number;
  /** How often a statement is tried. */
  attempts: number;
  /** Doubled with each attempt, up to `longestWaitMs`. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** How long a batch may hold the rows that it writes. */
  batchMs: number;
  firstBatch: number;
  smallestBatch: number;
  largestBatch: number;
  /** Pause after a batch, as a part of its own duration: the disk and the standby keep up. */
  pauseRatio: number;
  /** As many chapters or rows that were written meanwhile may be left for the moment of the swap. */
  leftForSwap: number;
  /** A transaction that is older than this makes concurrent indexes wait for nobody knows how long. */
  oldTransactionMinutes: number;
}

/**
 * A writer waits at worst for a lock wait of ours plus what we then do, so both stay well below
 * half of 100 ms. Some five minutes of trying for a statement.
 */
export const ONLINE_LIMITS: OnlineLimits = {
  lockTimeoutMs: 40,
  patientTimeoutMs: 60_000,
  attempts: 70,
  firstWaitMs: 50,
  longestWaitMs: 5_000,
  batchMs: 25,
  firstBatch: 500,
  smallestBatch: 1,
  largestBatch: 5_000,
  pauseRatio: 0.25,
  leftForSwap: 20,
  oldTransactionMinutes: 5,
};
