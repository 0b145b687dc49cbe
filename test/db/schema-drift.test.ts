import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import {
  schemaFile,
  schemaFilePath,
  supabaseTypesFile,
  supabaseTypesPath,
  tablesFile,
  tablesPath,
} from '../../src/db/generated/generated-files.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { MadeNamesCollector, readMadeNames } from '../../src/db/taken-names/made-names.ts';
import {
  collectExpectedObjects,
  readExpectedObjects,
} from '../../src/db/verify/expected-objects.ts';
import { VERIFIED_SCHEMAS } from '../../src/db/verify/schema-objects.ts';
import { describeEngines } from '../harness/engines.ts';

const OUTDATED = 'run `npm run db:snapshot` and look at what changed';
const [baseline] = readMigrationFiles();

describeEngines('the schema', (open) => {
  test('is what supabase/schema.sql says', async () => {
    expect(await schemaFile(await open()), OUTDATED).toBe(readFileSync(schemaFilePath(), 'utf8'));
  });

  test('is what the type for supabase-js says', async () => {
    const text = await supabaseTypesFile(await open());
    expect(text, OUTDATED).toBe(readFileSync(supabaseTypesPath(), 'utf8'));
  });

  test('is what the types of the tables say', async () => {
    const text = await tablesFile(await open());
    expect(text, OUTDATED).toBe(readFileSync(tablesPath(), 'utf8'));
  });

  test('is the same after going back to the baseline and up again', async () => {
    const db = await open();
    const before = await schemaFile(db);
    await rollback(db, { to: baseline?.version });
    expect(await schemaFile(db)).not.toBe(before);
    await migrate(db);
    expect(await schemaFile(db)).toBe(before);
  });

  test('going back to the baseline leaves the schema of the baseline, archive aside', async () => {
    const [onlyBaseline, back] = [await open({ migrated: false }), await open()];
    await migrate(onlyBaseline, { to: baseline?.version });
    await rollback(back, { to: baseline?.version });
    expect(await withoutArchive(back)).toBe(await withoutArchive(onlyBaseline));
  });

  test('has the objects that verify expects, and the names that a preflight looks for', async () => {
    const db = await open({ migrated: false });
    const collector = new MadeNamesCollector();
    const expected = await collectExpectedObjects(db, (...after) => collector.note(...after));
    expect(expected, OUTDATED).toEqual(readExpectedObjects());
    expect(collector.names, OUTDATED).toEqual(readMadeNames());
  });
});

/** What a rollback puts aside stays, for the next migrate. */
async function withoutArchive(db: Database): Promise<string> {
  const client = await db.pool.connect();
  try {
    const schemas = VERIFIED_SCHEMAS.filter((name) => name !== 'goldenrod_archive');
    return await schemaSnapshot(client, { schemas });
  } finally {
    client.release();
  }
}
