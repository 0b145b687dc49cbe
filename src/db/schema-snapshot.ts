import { SNAPSHOT_QUERIES } from './schema-snapshot-queries.ts';

/** One session that runs SQL: a pg Client, a client taken from a pool, PGlite. Never a pool. */
export interface SqlSession {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

export interface SnapshotOptions {
  /** Their contents are shown; default `['public']`. */
  schemas?: readonly string[];
  /** Columns by name (the default: a column that left and came back is where it was) or by position. */
  columnOrder?: 'name' | 'position';
}

/**
 * Everything that matters in some schemas as one text that reads as SQL: the same schema gives the
 * same bytes, on whatever machine and in whatever order it was made. It is made to be compared, not
 * to be restored from. On PostgreSQL 15 to 18 it is the same text, save for views: 15 spells the
 * columns of a view over one table with the table's name before them.
 */
export async function schemaSnapshot(
  session: SqlSession,
  { schemas = ['public'], columnOrder = 'name' }: SnapshotOptions = {},
): Promise<string> {
  return withNothingOnTheSearchPath(session, async () => {
    const sections: string[] = [];
    for (const { title, text, ordersColumns } of SNAPSHOT_QUERIES) {
      const values = ordersColumns ? [[...schemas], columnOrder] : [[...schemas]];
      const { rows } = await session.query(text, values);
      const lines = (rows as { line: string }[]).map((row) => row.line);
      if (lines.length > 0) sections.push(`-- ${title}\n\n${lines.join('\n')}\n`);
    }
    return sections.join('\n');
  });
}

/** PostgreSQL leaves out the schema of a name that the search path finds; we want every name whole. */
async function withNothingOnTheSearchPath<T>(
  session: SqlSession,
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
