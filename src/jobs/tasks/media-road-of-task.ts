import type { JobKind } from '../../contract/job.ts';
import type { MediaRoad } from '../../media/media-road.ts';
import type { Progress, TaskContext } from './task.ts';

/** A task's way to the database and the media store; how far it is is stored with whatever it commits. */
export function mediaRoadOfTask<Kind extends JobKind>(
  { look, step, account, signal, store, providers, keep }: TaskContext<Kind>,
  stand: () => Progress,
): MediaRoad {
  return {
    look,
    account,
    signal,
    providers,
    keep,
    open: (sha256) => store.open(sha256),
    commit: (write) => step(write, stand),
  };
}
