import { AppError } from '../../contract/error.ts';
import type { Queryable } from '../migration-files/history.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import type { Upgrade } from './upgrade.ts';

/** Throws `migration.unprepared` where a costly file would have to be prepared before its swap. */
export async function refuseUnprepared(
  session: Queryable,
  upgrade: Upgrade,
  pending: readonly MigrationFile[],
): Promise<void> {
  const begun = new Map(
    (await upgrade.findUnfinished(session, pending)).map((file) => [file.version, file]),
  );
  const unprepared = pending
    .filter(({ version }) => upgrade.costly.some((file) => file.version === version))
    .filter(({ version }) => {
      const file = begun.get(version);
      return file === undefined || !(file.prepared || file.converted);
    });
  if (unprepared.length === 0) return;
  const names = unprepared.map(({ version, name }) => `${version}_${name}`);
  throw new AppError('migration.unprepared', `${names.join(', ')}: not prepared to its end`, {
    hint: 'Run `goldenrod db migrate --online --prepare` first; stopped, it goes on where it was. Or `goldenrod db migrate --online` for both in one go.',
    details: { unprepared: unprepared.map(({ version, name }) => ({ version, name })) },
  });
}
