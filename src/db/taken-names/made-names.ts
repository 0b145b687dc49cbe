import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, type NamedObject, type NameSpace, readNames } from '../catalog/names.ts';
import type { Database } from '../database.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { packageRoot } from '../package-root.ts';
import { withReadOnly } from '../verify/read-only.ts';
import { VERIFIED_SCHEMAS } from '../verify/schema-objects.ts';

/** A name that a migration makes beside the application's own; once for each shape that any file gives it. */
export interface MadeName {
  space: NameSpace;
  name: string;
  /** Of the file that makes it first. */
  version: string;
  shape: string | null;
}

export function madeNamesPath(): string {
  return join(packageRoot(), 'supabase', 'names.json');
}

export function readMadeNames(): MadeName[] {
  return JSON.parse(readFileSync(madeNamesPath(), 'utf8')) as MadeName[];
}

/** Notes what an empty database has after each of its migrations, the baseline first. */
export class MadeNamesCollector {
  readonly #names: MadeName[] = [];
  readonly #versions = new Map<string, string>();
  #given: { keys: Set<string>; tables: Set<string> } | undefined;

  get names(): MadeName[] {
    return this.#names;
  }

  /** After `file` was applied to `db`, and none after it. */
  async note(db: Database, { version }: MigrationFile): Promise<void> {
    const found = await withReadOnly(db, (session) => readNames(session, VERIFIED_SCHEMAS));
    if (this.#given === undefined) {
      const tables = found.filter(({ kind }) => kind === 'table').map(({ name }) => name);
      this.#given = { keys: new Set(found.map(keyOf)), tables: new Set(tables) };
      return;
    }
    for (const one of found) {
      if (this.#given.keys.has(keyOf(one)) || !isInTheirPlace(one, this.#given.tables)) continue;
      const made = this.#versions.get(keyOf(one)) ?? version;
      this.#versions.set(keyOf(one), made);
      const { space, name, shape } = one;
      if (!this.#names.some((known) => keyOf(known) === keyOf(one) && known.shape === shape)) {
        this.#names.push({ space, name, version: made, shape });
      }
    }
  }
}

/** What is in a schema or on a table of our own is nobody else's to take. Sequences name themselves. */
function isInTheirPlace({ space, name, kind, on }: NamedObject, tables: Set<string>): boolean {
  if (space === 'schema') return name !== 'public';
  if (space === 'object' || space === 'function')
    return name.startsWith('public.') && kind !== 'sequence';
  return on !== null && tables.has(on);
}
