import type { Database } from '../database.ts';
import { compareWithHistory } from '../migrate/status.ts';
import { readMigrationFiles } from '../migration-files/migration-files.ts';
import { translateError } from '../translate-error.ts';
import type { CheckResult } from './check.ts';
import { checkBypass } from './check-bypass.ts';
import { checkGrants } from './check-grants.ts';
import { checkHistory } from './check-history.ts';
import { checkLegacy } from './check-legacy.ts';
import { checkObjects } from './check-objects.ts';
import { checkOwnerColumns } from './check-owner-columns.ts';
import { checkRows } from './check-rows.ts';
import { checkSearchPaths } from './check-search-paths.ts';
import { checkWriters } from './check-writers.ts';
import { readExpectedObjects } from './expected-objects.ts';
import { withReadOnly } from './read-only.ts';
import { schemaObjects } from './schema-objects.ts';

/** Checks the whole end state of a database, in a transaction that cannot write. */
export async function verify(db: Database): Promise<CheckResult[]> {
  const expected = readExpectedObjects();
  try {
    return await withReadOnly(db, async (session) => {
      const found = await schemaObjects(session);
      return [
        ...checkHistory(await compareWithHistory(session, readMigrationFiles())),
        ...checkObjects(expected, found),
        checkOwnerColumns(found),
        ...checkGrants(expected, found),
        checkSearchPaths(expected, found),
        ...(await checkLegacy(session)),
        ...(await checkBypass(session)),
        await checkWriters(session),
        ...(await checkRows(session, found)),
      ];
    });
  } catch (error) {
    throw translateError(error);
  }
}
