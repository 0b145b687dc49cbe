import type { Queryable } from '../../db/migration-files/history.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';
import { forgetFacts, startingFact, storeFact } from './starting-fact.ts';

/** The facts under which stands which later file is being applied, and since when. */
const [APPLYING, SINCE] = ['applying', 'applying_since'];

export async function noteApplying(session: Queryable, version: string | undefined): Promise<void> {
  await forgetFacts(session, SCRIPTS_FILE.version, [APPLYING, SINCE]);
  if (version === undefined) return;
  await storeFact(session, SCRIPTS_FILE.version, SINCE, new Date().toISOString());
  await storeFact(session, SCRIPTS_FILE.version, APPLYING, version);
}

/** The file that was being applied when its runner ended, if the history does not have it. */
export async function readApplying(
  session: Queryable,
): Promise<{ version: string; since: string } | undefined> {
  const version = await startingFact(session, SCRIPTS_FILE.version, APPLYING);
  const since = await startingFact(session, SCRIPTS_FILE.version, SINCE);
  if (typeof version !== 'string' || typeof since !== 'string') return undefined;
  return { version, since };
}
