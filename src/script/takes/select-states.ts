import { sql, type Transaction } from 'kysely';
import type { TakeCounts, TakeState } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

/** What is to be heard or seen of a version, where the database does not know it. */
export interface WantedElement {
  id: string;
  ordinal: number;
  kind: TakeState['kind'];
  scene_id: string | null;
  character_id: string | null;
  medium: TakeState['medium'];
  content_hash: string;
  /** What a take must have been made from, by name; null: the text, and the voice of who speaks. */
  expected: Record<string, unknown> | null;
}

export interface StateRow {
  script_id: string;
  element_id: string;
  ordinal: number;
  kind: TakeState['kind'];
  scene_id: string | null;
  character_id: string | null;
  medium: TakeState['medium'];
  state: TakeState['state'];
  causes: string[];
  take_id: string | null;
  generation_id: string | null;
  origin: TakeState['origin'];
  takes: number;
  /** What is kept with the take in use: its file, by the key of the media. */
  metadata: Record<string, unknown> | null;
  duration_seconds: number | null;
}

/**
 * How the takes of scripts stand, by what is stored of their elements and what is handed in besides.
 *
 * @param scripts ids; of what is not the actor's nothing is told
 */
export async function selectStates(
  trx: Transaction<Tables>,
  scripts: readonly string[],
  given: readonly (WantedElement & { script_id: string })[] = [],
): Promise<StateRow[]> {
  const elements = given.length === 0 ? null : JSON.stringify(given);
  const { rows } = await sql<StateRow>`
    select s.*, coalesce(a.metadata, i.metadata) as metadata,
      a.duration_seconds::double precision as duration_seconds
    from goldenrod.take_states(${[...scripts]}::uuid[], ${elements}::jsonb) s
    left join public.audio_generations a on s.medium = 'audio' and a.id = s.generation_id
    left join public.image_generations i on s.medium = 'image' and i.id = s.generation_id
    order by s.script_id, s.ordinal, s.medium`.execute(trx);
  return rows;
}

export function countStates(rows: readonly Pick<StateRow, 'state'>[]): TakeCounts {
  const counts: TakeCounts = { current: 0, stale: 0, missing: 0, unknown: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}
