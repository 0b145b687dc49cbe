import type pg from 'pg';

/** Runs `work` within the current transaction while the table's own triggers keep still. */
export async function silently(
  client: pg.PoolClient,
  table: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ silenced: string[] }>(
    'select goldenrod_archive.silence($1::regclass) as silenced',
    [table],
  );
  await work();
  await client.query('select goldenrod_archive.heard($1::regclass, $2::text[])', [
    table,
    rows[0]?.silenced ?? [],
  ]);
}
