import { sql, type Transaction } from 'kysely';
import { type Actor, asActor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import { type Road, roadOf } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { elementsOfVersion } from '../../script/elements/elements-of-version.ts';
import { heardElements } from '../../script/takes/heard-elements.ts';
import { type StateRow, selectStates } from '../../script/takes/select-states.ts';
import { NOTED_KEY } from '../noted-file.ts';
import { wantedPanels } from '../storyboard/panel-states.ts';
import { planStoryboard } from '../storyboard/plan-storyboard.ts';
import { deleteTake } from './takes.ts';

export interface TakesToCollect {
  /** Those that are in use, and stale wherever they are. */
  stale: boolean;
  /** Those beside the one in use. */
  unchosen: boolean;
  /** What was made since then stays. */
  before: Date;
}

export interface CollectedTakes {
  stale: number;
  unchosen: number;
  /** Of their files, as they were noted. */
  bytes: number;
}

const SERVICE = { role: 'service_role' } as const;
const NONE: CollectedTakes = { stale: 0, unchosen: 0, bytes: 0 };

/**
 * Deletes takes that were told of, account by account, as that account. A person's own stay, and so does what is
 * current in any version, and what belongs to nothing that a version has now: a portrait, or what is deleted and may come
 * back.
 */
export async function collectTakes(
  db: Database,
  wanted: TakesToCollect,
  { dryRun }: { dryRun: boolean },
): Promise<CollectedTakes> {
  let collected = NONE;
  for (const userId of await accountsWithTakes(db)) {
    const road = roadOf(db, { role: 'authenticated', userId } satisfies Actor);
    const states = await statesOf(road);
    const takes = await road.look((trx) => selectMade(trx, wanted.before));
    for (const take of takes) {
      const why = reasonFor(take, states);
      if (why === null || !wanted[why]) continue;
      collected = { ...collected, [why]: collected[why] + 1, bytes: collected.bytes + take.size };
      if (!dryRun) await deleteTake(road, { take: take.id });
    }
  }
  return collected;
}

interface States {
  /** Elements that a version has, with what is heard or seen of them. */
  known: Set<string>;
  /** By take: whether it is current in any version in which it is in use. */
  inUse: Map<string, boolean>;
}

interface MadeTake {
  id: string;
  element: string;
  size: number;
}

/** Why a take could go; null where it could not. */
function reasonFor({ id, element }: MadeTake, { known, inUse }: States) {
  if (!known.has(element)) return null;
  const isCurrent = inUse.get(id);
  if (isCurrent === undefined) return 'unchosen';
  return isCurrent ? null : 'stale';
}

async function accountsWithTakes(db: Database): Promise<string[]> {
  return asActor(db, SERVICE, async (trx) => {
    const { rows } = await sql<{ user_id: string }>`
      select distinct t.user_id from goldenrod.takes t order by t.user_id`.execute(trx);
    return rows.map(({ user_id }) => user_id);
  });
}

/** How the takes of every version of an account stand. */
async function statesOf(road: Road): Promise<States> {
  const states: States = { known: new Set(), inUse: new Map() };
  const scripts = await road.look(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select s.id from public.scripts s
      where s.user_id = auth.uid() and s.deleted_at is null order by s.id`.execute(trx);
    return rows.map(({ id }) => id);
  });
  for (const script of scripts) {
    for (const row of await statesOfVersion(road, script)) {
      states.known.add(row.element_id);
      if (row.take_id === null) continue;
      // Of an unknown one nobody knows that it is stale.
      const isCurrent = row.state !== 'stale' || states.inUse.get(row.take_id) === true;
      states.inUse.set(row.take_id, isCurrent);
    }
  }
  return states;
}

async function statesOfVersion(road: Road, script: string): Promise<StateRow[]> {
  const version = await elementsOfVersion(road, script);
  const plan = await planStoryboard(road, { script });
  return road.look(async (trx) => [
    ...(await selectStates(trx, [script], heardElements(version))),
    ...(await selectStates(trx, [script], wantedPanels(plan))),
  ]);
}

/** Takes that an engine made; those of one's own are not looked at. */
async function selectMade(trx: Transaction<Tables>, before: Date): Promise<MadeTake[]> {
  const { rows } = await sql<MadeTake>`
    select t.id, t.element_id as element,
      coalesce((coalesce(a.metadata, i.metadata) -> ${sql.lit(NOTED_KEY)} ->> 'size')::double precision, 0) as size
    from goldenrod.takes t
    left join public.audio_generations a on a.id = t.audio_id
    left join public.image_generations i on i.id = t.image_id
    where t.user_id = auth.uid() and t.origin = 'generated' and t.created_at < ${before}
    order by t.created_at, t.id`.execute(trx);
  return rows;
}
