/** What a transaction may take, in milliseconds; enforced by the database. */
export interface TransactionLimits {
  /** One statement of it. */
  statement: number;
  /** The wait for one lock. */
  lock: number;
  /** The pause between two statements; as long, a transaction whose network fell silent holds its locks. */
  idle: number;
}

/** By what a transaction is for: what only looks can be asked for again, what writes should come through. */
export const LIMITS = {
  look: { statement: 15_000, lock: 5_000, idle: 15_000 },
  commit: { statement: 60_000, lock: 10_000, idle: 10_000 },
} as const satisfies Record<string, TransactionLimits>;
export type WorkKind = keyof typeof LIMITS;
