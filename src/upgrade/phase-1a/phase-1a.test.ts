import { expect, test } from 'vitest';
import { readMigrationFiles } from '../../db/migration-files/migration-files.ts';
import { prepareSection } from '../../db/online/prepare-section.ts';
import { PHASE_1A, PHASE_1A_FILES } from './phase-1a.ts';

test.each(PHASE_1A.costly)('$version has a section to run ahead', ({ version }) => {
  const file = readMigrationFiles().find((one) => one.version === version);
  expect(prepareSection(file?.sql ?? '').length).toBeGreaterThan(0);
});

test('every record is of a migration that there is, in their order', () => {
  const versions = readMigrationFiles().map(({ version }) => version);
  const told = PHASE_1A_FILES.map(({ version }) => version);
  expect(versions.filter((version) => told.includes(version))).toEqual(told);
});
