import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

export interface MigrationFile {
  /** The timestamp that opens the file's name. */
  version: string;
  /** What follows it, without `.sql`. */
  name: string;
  /** The file's name, the same in migrations and in rollbacks. */
  file: string;
  sql: string;
  /** The way back; undefined where there is none. */
  rollback: string | undefined;
}

const FILE_NAME = /^(\d+)_(.+)\.sql$/;

/** The version of a file that this, and the Supabase CLI, take for a migration by its name. */
export function versionOfFile(file: string): string | undefined {
  return FILE_NAME.exec(file)?.[1];
}

/** All migrations, oldest first. `folder` holds `migrations` and `rollbacks`; ours by default. */
export function readMigrationFiles(
  folder: string = join(packageRoot(), 'supabase'),
): MigrationFile[] {
  const files: MigrationFile[] = [];
  for (const file of readdirSync(join(folder, 'migrations')).sort()) {
    const [, version, name] = FILE_NAME.exec(file) ?? [];
    if (version === undefined || name === undefined) continue;
    const back = join(folder, 'rollbacks', file);
    files.push({
      version,
      name,
      file,
      sql: readFileSync(join(folder, 'migrations', file), 'utf8'),
      rollback: existsSync(back) ? readFileSync(back, 'utf8') : undefined,
    });
  }
  return files;
}
