import type { MediaRoad } from '../media/media-road.ts';
import type { Providers } from '../provider/provider.ts';
import type { CliContext } from './context.ts';
import { withDatabase } from './with-database.ts';

/** The database and the media store beside it, for what is made here. */
export async function withMediaRoad<T>(
  context: CliContext,
  work: (road: MediaRoad) => Promise<T>,
  providers: Providers = context.providers,
): Promise<T> {
  context.refuseServer();
  const { target } = context;
  return withDatabase(context, async (db, actor) => {
    const { mediaTarget } = await import('../media/store/media-target.ts');
    const { openMediaStore } = await import('../media/store/open-media-store.ts');
    const { mediaRoadOf } = await import('../media/media-road.ts');
    const store = await openMediaStore(mediaTarget(target));
    return work(mediaRoadOf({ db, store, providers }, actor));
  });
}
