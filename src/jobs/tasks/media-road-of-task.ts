import { z } from 'zod';
import type { JobKind } from '../../contract/job.ts';
import type { MediaRoad } from '../../media/media-road.ts';
import { addSent, Sent } from '../../media/network/sent.ts';
import { type Cost, costOf } from '../../provider/spend/spend-rows.ts';
import type { Progress, TaskContext } from './task.ts';

const SoFar = z.object({ sent: z.array(Sent), estimates: z.array(z.uuid()) });

export interface TaskRoad extends MediaRoad {
  /** Which text went where, in this run of the job and those before it. */
  sent(): Sent[];
  /** What paid engines came to in all of them; null where none was asked. */
  cost(): Promise<Cost | null>;
  /** How far it is, with that: it is stored with whatever is committed. */
  stand(): Progress;
}

/** A task's way to the database and the media store; the job's row says what was sent where, whatever comes. */
export function mediaRoadOfTask<Kind extends JobKind>(
  { look, step, account, signal, store, providers, keep, soFar }: TaskContext<Kind>,
  standOf: () => Omit<Progress, 'soFar'>,
): TaskRoad {
  let { sent, estimates } = SoFar.safeParse(soFar).data ?? { sent: [], estimates: [] };
  const stand = () => {
    const isNothing = sent.length === 0 && estimates.length === 0;
    return isNothing ? standOf() : { ...standOf(), soFar: { sent, estimates } };
  };
  return {
    look,
    account,
    signal,
    providers,
    keep,
    open: (sha256) => store.open(sha256),
    commit: (write) => step(write, stand),
    onSend: (one) => {
      sent = addSent(sent, one);
    },
    onEstimate: (id) => {
      estimates = [...estimates, id];
    },
    sent: () => sent,
    cost: () => look((trx) => costOf(trx, estimates)),
    stand,
  };
}
