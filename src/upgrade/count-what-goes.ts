import type { Queryable } from '../db/migration-files/history.ts';
import { PHASE_1A_FILES } from './phase-1a/phase-1a.ts';

/** Something that the shape before a migration cannot hold. */
export interface Gone {
  version: string;
  /** In the plural: `script versions`. */
  what: string;
  count: number;
}

/**
 * What the rollbacks of some versions would archive; only what there is any of. The next migrate
 * brings it back.
 */
export async function countWhatGoes(
  session: Queryable,
  rolledBack: readonly { version: string }[],
): Promise<Gone[]> {
  const gone: Gone[] = [];
  for (const { version, archives } of PHASE_1A_FILES) {
    if (!rolledBack.some((file) => file.version === version)) continue;
    for (const { what, count } of archives) {
      const found = await countOf(session, count);
      if (found > 0) gone.push({ version, what, count: found });
    }
  }
  return gone;
}

/** What cannot be counted here is not told. */
async function countOf(session: Queryable, query: string): Promise<number> {
  try {
    const { rows } = await session.query(`select (${query})::float8 as count`);
    return (rows[0] as { count: number }).count;
  } catch {
    return 0;
  }
}
