import type { Queryable } from '../migration-files/history.ts';
import type { Catalog } from './facts.ts';
import { CATALOG_QUERIES } from './queries.ts';

/**
 * What the catalog says of some kinds of objects in some schemas: the one place where it is read.
 * @param session one session, never a pool
 */
export function readCatalog<Kind extends keyof Catalog>(
  session: Queryable,
  { schemas, kinds }: { schemas: readonly string[]; kinds: readonly Kind[] },
): Promise<Pick<Catalog, Kind>> {
  return withNothingOnTheSearchPath(session, async () => {
    const read = {} as Pick<Catalog, Kind>;
    for (const kind of kinds) {
      const { rows } = await session.query(CATALOG_QUERIES[kind], [[...schemas]]);
      read[kind] = rows as Catalog[Kind];
    }
    return read;
  });
}

/** PostgreSQL leaves out the schema of a name that the search path finds; we want every name whole. */
async function withNothingOnTheSearchPath<T>(
  session: Queryable,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await session.query("select current_setting('search_path') as path");
  const [before] = rows as { path: string }[];
  await session.query("select set_config('search_path', '', false)");
  const restore = () =>
    session.query("select set_config('search_path', $1, false)", [before?.path ?? '']);
  try {
    const result = await work();
    await restore();
    return result;
  } catch (error) {
    // In a transaction that failed this is refused, and the rollback restores the path.
    await restore().catch(() => undefined);
    throw error;
  }
}
