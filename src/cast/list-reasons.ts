import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Why characters are in the cast of a script or out of it, as far as that is noted. */
export interface CastReasons {
  /** Whoever is in or out for a noted reason. */
  noted: ReadonlySet<string>;
  /** Whom a person took out. */
  unlinked: ReadonlySet<string>;
}

const NONE: CastReasons = { noted: new Set(), unlinked: new Set() };

/** The reasons of scripts by the scripts' ids. */
export async function listReasons(
  trx: Transaction<Tables>,
  scriptIds: readonly string[],
): Promise<(scriptId: string) => CastReasons> {
  const { rows } = await sql<{ script_id: string; noted: string[]; unlinked: string[] }>`
    select script_id, array_agg(character_id) as noted,
      coalesce(array_agg(character_id) filter (where not chosen), '{}') as unlinked
    from goldenrod.cast_reasons
    where script_id = any(${scriptIds}::uuid[]) group by script_id`.execute(trx);
  const reasons = new Map(
    rows.map(({ script_id, noted, unlinked }) => [
      script_id,
      { noted: new Set(noted), unlinked: new Set(unlinked) },
    ]),
  );
  return (id) => reasons.get(id) ?? NONE;
}
