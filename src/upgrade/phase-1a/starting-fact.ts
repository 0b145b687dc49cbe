import type { Queryable } from '../../db/migration-files/history.ts';
import type { Place } from '../../db/online/run-batches.ts';

/** What --online notes beside the facts that a migration found; undefined where it noted nothing. */
export async function startingFact(
  session: Queryable,
  version: string,
  name: string,
): Promise<unknown> {
  const { rows } = await session.query(
    'select facts -> $2 as fact from goldenrod_archive.starting_points where file = $1',
    [version, name],
  );
  return (rows[0] as { fact: unknown } | undefined)?.fact ?? undefined;
}

export async function storeFact(
  session: Queryable,
  version: string,
  name: string,
  value: string | boolean,
): Promise<void> {
  await session.query(
    `update goldenrod_archive.starting_points
        set facts = jsonb_set(facts, array[$2], $3::jsonb) where file = $1`,
    [version, name, JSON.stringify(value)],
  );
}

/** Begins anew: what was noted is no longer to be relied on. */
export async function forgetFacts(
  session: Queryable,
  version: string,
  names: readonly string[],
): Promise<void> {
  await session.query(
    'update goldenrod_archive.starting_points set facts = facts - $2::text[] where file = $1',
    [version, names],
  );
}

/** The place of a walk through a table, as a fact. */
export function placeFact(version: string, name: string): Place {
  return {
    read: (client) => startingFact(client, version, name),
    note: (client, last) => storeFact(client, version, name, last),
  };
}
