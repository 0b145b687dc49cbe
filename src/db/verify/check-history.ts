import type { MigrationStatus } from '../migrate/status.ts';
import { type CheckResult, failed, MIGRATIONS_APPLIED, passed } from './check.ts';

/** Whether all migrations are applied, and as their files are now. */
export function checkHistory(migrations: readonly MigrationStatus[]): CheckResult[] {
  const named = (state: MigrationStatus['state']) =>
    migrations
      .filter((one) => one.state === state)
      .map(({ version, name }) => `${version}_${name}`);
  const pending = named('pending');
  const edited = named('edited');
  return [
    pending.length === 0
      ? passed(MIGRATIONS_APPLIED, 'none pending')
      : failed(MIGRATIONS_APPLIED, {
          found: `pending: ${pending.join(', ')}`,
          expected: 'none pending',
          remedy: 'goldenrod db migrate',
        }),
    edited.length === 0
      ? passed('migrations: as they were applied', 'none edited')
      : failed('migrations: as they were applied', {
          found: `edited since: ${edited.join(', ')}`,
          expected: 'none edited',
          remedy:
            'restore these files as they were applied, and put the change into a new migration',
        }),
  ];
}
