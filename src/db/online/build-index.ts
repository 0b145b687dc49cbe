import type { IndexStatement } from './index-statement.ts';
import { type OnlineSession, patiently } from './online-session.ts';

const STATE = `
select i.indisvalid as valid from pg_catalog.pg_index i
 where i.indexrelid = to_regclass('public.' || $1)`;

/** Drops what an interrupted build left: it is never read, and may still refuse rows. */
export async function dropInvalidIndex(
  session: OnlineSession,
  file: string,
  name: string,
): Promise<void> {
  const { client } = session;
  const { rows } = await client.query<{ valid: boolean }>(STATE, [name]);
  if (rows[0]?.valid !== false) return;
  await patiently(session, file, async () => {
    await client.query(`drop index concurrently if exists public.${name}`);
  });
}

/** Builds an index while everybody writes on. What an interrupted build left is dropped first. */
export async function buildIndex(
  session: OnlineSession,
  file: string,
  { unique, name, rest }: Pick<IndexStatement, 'unique' | 'name' | 'rest'>,
): Promise<void> {
  const { client, onEvent } = session;
  const isValid = async () =>
    (await client.query<{ valid: boolean }>(STATE, [name])).rows[0]?.valid;
  if ((await isValid()) === true) return;
  onEvent({ kind: 'step', file, what: `building index ${name}` });
  await patiently(session, file, async () => {
    if ((await isValid()) === false) {
      await client.query(`drop index concurrently if exists public.${name}`);
    }
    await client.query(`create ${unique ? 'unique ' : ''}index concurrently ${name} ${rest}`);
  });
}
