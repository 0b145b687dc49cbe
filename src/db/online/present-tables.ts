import type { Queryable } from '../migration-files/history.ts';

/** Those of some tables that are there. */
export async function presentTables(
  session: Queryable,
  tables: readonly string[],
): Promise<string[]> {
  const { rows } = await session.query(
    'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
    [tables],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}
