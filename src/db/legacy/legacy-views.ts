import type { Queryable } from '../migration-files/history.ts';

/** A view of schema legacy that is not what its table in public is. */
export interface LegacyGap {
  /** As SQL names it, with its schema. */
  name: string;
  gap: string;
}

const THERE =
  "select from pg_catalog.pg_proc where oid = to_regprocedure('goldenrod.legacy_gaps()')";

/** Empty where all is as it should be; undefined where the migration is pending that makes them follow. */
export async function legacyGaps(session: Queryable): Promise<LegacyGap[] | undefined> {
  const { rows: there } = await session.query(THERE);
  if (there.length === 0) return undefined;
  const { rows } = await session.query(
    "select pg_catalog.format('legacy.%I', g.name) as name, g.gap from goldenrod.legacy_gaps() g order by 1, 2",
  );
  return rows as LegacyGap[];
}

/** Those that show a table of the application as it is; scripts, images and audio have a shape of their own. */
export async function plainLegacyViews(session: Queryable): Promise<Set<string>> {
  const { rows } = await session.query(
    "select pg_catalog.format('legacy.%I', r.name) as name from goldenrod.legacy_relations() r where r.hidden = '{}'",
  );
  return new Set((rows as { name: string }[]).map(({ name }) => name));
}
