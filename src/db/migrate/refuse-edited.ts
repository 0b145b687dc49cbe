import { AppError } from '../../contract/error.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import type { MigrationStatus } from './status.ts';

/** Throws `migration.edited` when a file is not what was applied under its version. */
export function refuseEdited(
  found: readonly MigrationStatus[],
  files: readonly MigrationFile[],
): void {
  const edited = new Set(
    found.filter(({ state }) => state === 'edited').map(({ version }) => version),
  );
  const names = files.filter(({ version }) => edited.has(version)).map(({ file }) => file);
  if (names.length === 0) return;
  throw new AppError(
    'migration.edited',
    `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} applied here with other statements than the file has now`,
    {
      hint: 'Restore the file as it was applied, and put the change into a new migration. The statements that were applied are in supabase_migrations.schema_migrations.',
      details: { files: names },
    },
  );
}
