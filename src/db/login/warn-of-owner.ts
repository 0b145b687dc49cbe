import type { Database } from '../database.ts';
import { isAboveRules } from './is-above-rules.ts';

/** Tells a service that it connects as somebody for whom a mistake of ours would have no bounds. */
export async function warnOfOwner(db: Database, warn: (message: string) => void): Promise<void> {
  if (db.kind === 'embedded' || !(await isAboveRules(db.pool))) return;
  warn(
    'warning: this connects as the owner of the tables. For a service, `goldenrod db create-login NAME` makes a login that owns nothing.',
  );
}
