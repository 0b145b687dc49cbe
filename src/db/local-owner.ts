import type { Database } from './database.ts';

/** The one account of a database that Goldenrod made for one person: the same on every machine. */
export const LOCAL_OWNER_ID = '00000000-0000-4000-8000-000000000001';
const LOCAL_OWNER_EMAIL = 'owner@goldenrod.local';

/** Makes the local owner's account where it is missing. */
export async function ensureLocalOwner(db: Database): Promise<void> {
  // Looked for first: on a full disk, whoever is there already can still read.
  const { rowCount } = await db.pool.query('select from auth.users where id = $1', [
    LOCAL_OWNER_ID,
  ]);
  if (rowCount !== 0) return;
  await db.pool.query('insert into auth.users (id, email) values ($1, $2) on conflict do nothing', [
    LOCAL_OWNER_ID,
    LOCAL_OWNER_EMAIL,
  ]);
}
