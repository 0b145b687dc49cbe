import { readBookCover } from '../../book/book-cover.ts';
import { type OperationName, operations } from '../../contract/index.ts';
import { holdInput } from '../../contract/split-input.ts';
import type { Actor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import { roadOf } from '../../db/road.ts';
import { type AskingRoad, NO_PROVIDERS } from '../../media/media-road.ts';
import { drawPortrait } from '../../media/portraits/draw-portrait.ts';
import type { Providers } from '../../provider/provider.ts';
import { exportBook } from '../../script/export-book.ts';
import { exportScript } from '../../script/export-script.ts';
import { verbs } from '../../verbs.ts';
import type { BoundVerbs } from './bound-verbs.ts';

/** The verbs on an open database, as an actor; what they are told is held to the contract, as by the API. */
export function localVerbs(
  db: Database,
  actor: Actor,
  providers: Providers = NO_PROVIDERS,
): BoundVerbs {
  const road: AskingRoad = { ...roadOf(db, actor), providers };
  const downloads = { exportScript, exportBook, drawPortrait, readBookCover };
  const bound = Object.entries({ ...verbs, ...downloads }).map(([name, verb]) => [
    name,
    async (input: Record<string, unknown>) =>
      (verb as (road: AskingRoad, input: object) => Promise<unknown>)(
        road,
        holdInput(operations[name as OperationName], input),
      ),
  ]);
  return Object.fromEntries(bound) as BoundVerbs;
}
