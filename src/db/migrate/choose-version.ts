import { AppError } from '../../contract/error.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';

/** The version that a person means: the number itself, or the file's name with or without `.sql`. */
export function chooseVersion(wanted: string, files: readonly MigrationFile[]): string {
  const found = files.find(
    ({ version, file }) => wanted === version || wanted === file || `${wanted}.sql` === file,
  );
  if (found === undefined) {
    throw new AppError('migration.unknown', `there is no migration ${wanted}`, {
      hint: 'See `goldenrod db status` for the versions that there are.',
      details: { wanted, versions: files.map(({ version }) => version) },
    });
  }
  return found.version;
}
