import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../database.ts';
import { plainLegacyViews } from '../legacy/legacy-views.ts';
import { migrate } from '../migrate/migrate.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { packageRoot } from '../package-root.ts';
import { withReadOnly } from './read-only.ts';
import { keyOf, type SchemaObject, schemaObjects } from './schema-objects.ts';

/** An object that migrations make, and the one that gave it its last shape. */
export interface ExpectedObject extends SchemaObject {
  file: string;
}

export function expectedObjectsPath(): string {
  return join(packageRoot(), 'supabase', 'expected.json');
}

/** What every migrated database has, whatever it was before. */
export function readExpectedObjects(): ExpectedObject[] {
  return JSON.parse(readFileSync(expectedObjectsPath(), 'utf8')) as ExpectedObject[];
}

/**
 * Migrates an empty database file by file and notes what each adds or changes. Of the baseline's own
 * tables only row level security is among it: an application that was there before has its own. What
 * shows them in schema legacy is as they are, which is another check's.
 * @param afterEach is called when a file was applied, and before the next is
 */
export async function collectExpectedObjects(
  empty: Database,
  afterEach: (db: Database, file: MigrationFile) => Promise<void> = async () => undefined,
): Promise<ExpectedObject[]> {
  const [baseline, ...later] = readMigrationFiles();
  if (baseline === undefined) return [];
  const look = () => withReadOnly(empty, schemaObjects);
  await migrate(empty, { to: baseline.version });
  await afterEach(empty, baseline);
  let before = new Map((await look()).map((object) => [keyOf(object), object.definition]));
  const given = before;
  const shapedBy = new Map<string, string>();
  let objects: SchemaObject[] = [];
  for (const migration of later) {
    const { version, file } = migration;
    await migrate(empty, { to: version });
    await afterEach(empty, migration);
    objects = await look();
    for (const object of objects) {
      if (before.get(keyOf(object)) !== object.definition) shapedBy.set(keyOf(object), file);
    }
    before = new Map(objects.map((object) => [keyOf(object), object.definition]));
  }
  const asTheyAre = await withReadOnly(empty, plainLegacyViews);
  return objects
    .filter(({ parent, name }) => !asTheyAre.has(parent) && !asTheyAre.has(name))
    .filter(
      (object) => object.kind === 'row security' || given.get(keyOf(object)) !== object.definition,
    )
    .map((object) => ({ ...object, file: shapedBy.get(keyOf(object)) ?? baseline.file }));
}
