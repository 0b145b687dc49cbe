import type pg from 'pg';

/** A signed-in user by id, a visitor without a token, or the service's own key. */
export type Caller = string | 'anon' | 'service_role';

/**
 * Runs `work` as the API's gateway runs a request: in a transaction with the caller's role and
 * claims. It is committed; an error rolls it back and is thrown.
 */
export async function asUser<T>(
  client: pg.Client,
  caller: Caller,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const role = caller === 'anon' || caller === 'service_role' ? caller : 'authenticated';
  const claims = role === 'authenticated' ? { sub: caller, role } : { role };
  await client.query('begin');
  try {
    await client.query(`set local role ${role}`);
    await client.query("select set_config('request.jwt.claims', $1, true)", [
      JSON.stringify(claims),
    ]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
