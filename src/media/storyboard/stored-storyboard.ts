import { sql, type Transaction } from 'kysely';
import { Shot } from '../../contract/shot.ts';
import type { Tables } from '../../db/tables.ts';

/** Shots as people set them, with the version that they were set in. */
export interface StoredStoryboard {
  script: string;
  shots: Shot[];
  /** As the server writes it: exact, for another change to be noticed. */
  updated_at: string;
}

/** More generations are not followed. */
const MOST_GENERATIONS = 1_000;

/**
 * What people set of this version, or of the nearest that it was made from.
 *
 * @throws ZodError where something else wrote what is no shot
 */
export async function nearestStoryboard(
  trx: Transaction<Tables>,
  script: string,
): Promise<StoredStoryboard | null> {
  const { rows } = await sql<{ script: string; shots: unknown; updated_at: string }>`
    with recursive line as (
      select s.id, s.parent_id, 1 as generation from public.scripts s where s.id = ${script}
      union all
      select s.id, s.parent_id, line.generation + 1
      from line join public.scripts s on s.id = line.parent_id
      where line.generation < ${MOST_GENERATIONS}
        and not exists (select from goldenrod.storyboards b where b.script_id = line.id)
    )
    select b.script_id as script, b.shots, b.updated_at::text
    from line join goldenrod.storyboards b on b.script_id = line.id
    order by line.generation limit 1`.execute(trx);
  const [row] = rows;
  return row === undefined ? null : { ...row, shots: Shot.array().parse(row.shots) };
}

export async function storeStoryboard(
  trx: Transaction<Tables>,
  script: string,
  shots: readonly Shot[],
): Promise<void> {
  await sql`
    insert into goldenrod.storyboards (script_id, user_id, shots)
    select s.id, s.user_id, ${JSON.stringify(shots)}::jsonb from public.scripts s where s.id = ${script}
    on conflict (script_id) do update set shots = excluded.shots, updated_at = clock_timestamp()`.execute(
    trx,
  );
}

export async function forgetStoryboard(trx: Transaction<Tables>, script: string): Promise<void> {
  await sql`delete from goldenrod.storyboards b where b.script_id = ${script}`.execute(trx);
}

/** One change of a storyboard at a time: by the row of the version, which nobody else can lock. */
export async function lockStoryboard(trx: Transaction<Tables>, script: string): Promise<void> {
  await sql`select from public.scripts s where s.id = ${script} for no key update`.execute(trx);
}
