import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from 'kysely';
import { AppError } from '../contract/error.ts';
import type { Asker } from '../turns/asker.ts';
import { type Actor, accountOf, asActor } from './as-actor.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

type Trx = Transaction<Tables>;

/** A verb's way to the database, as its actor: one short transaction at a time. */
export interface Road extends Asker {
  /** A look: nothing of it stays. */
  look<T>(read: (trx: Trx) => Promise<T>): Promise<T>;
  /** The one transaction that stays. */
  commit<T>(write: (trx: Trx) => Promise<T>): Promise<T>;
}

/** @param signal aborted when nobody waits any more: looks and computing stop, what is being stored is stored */
export function roadOf(db: Database, actor: Actor, signal?: AbortSignal): Road {
  return {
    account: accountOf(actor),
    signal,
    look: (read) => asActor(db, actor, read, { kind: 'look', signal }),
    commit: (write) => asActor(db, actor, write),
  };
}

export interface ComputingVerb<Input, Result, Answer> {
  /** Reads what the work needs; again in the transaction that stays, where it may lock what it reads. */
  prepare(trx: Trx, at: { committing: boolean }): Promise<Input>;
  /** Pure, as long as it takes: no transaction is open meanwhile, and no connection held. */
  compute(input: Input, asker: Asker): Promise<Result>;
  commit(trx: Trx, result: Result, input: Input): Promise<Answer>;
}

/** Rounds before somebody who keeps changing what is worked on is told so. */
const MOST_ROUNDS = 5;

/**
 * The road of every verb that computes: prepare, compute, commit. Where what was prepared is no
 * longer so when the result is to be stored, the work is done again.
 *
 * @throws AppError `db.busy` where it changes as often as it is computed
 */
export async function computeAndCommit<Input, Result, Answer>(
  road: Road,
  verb: ComputingVerb<Input, Result, Answer>,
): Promise<Answer> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const input = await road.look((trx) => verb.prepare(trx, { committing: false }));
    const result = await verb.compute(input, road);
    road.signal?.throwIfAborted();
    try {
      return await road.commit(async (trx) => {
        const found = await verb.prepare(trx, { committing: true });
        if (!isDeepStrictEqual(found, input)) throw new InputChanged();
        return verb.commit(trx, result, found);
      });
    } catch (error) {
      if (!(error instanceof InputChanged)) throw error;
    }
  }
  throw new AppError('db.busy', 'what this works on is being changed all the time', {
    hint: 'Try again when nobody edits it.',
  });
}

/** Undoes the transaction: the result is of another input than is there now. */
class InputChanged extends Error {}
