import { expect, test } from 'vitest';
import { readMigrationFiles } from '../../db/migration-files/migration-files.ts';
import { prepareSection } from '../../db/online/prepare-section.ts';
import { INTERIM_NAMES } from './interim-names.ts';
import { KNOWN_COLUMNS } from './known-columns.ts';
import { PHASE_1A, PHASE_1A_FILES } from './phase-1a.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';

test.each(PHASE_1A.costly)('$version has a section to run ahead', ({ version }) => {
  const file = readMigrationFiles().find((one) => one.version === version);
  expect(prepareSection(file?.sql ?? '').length).toBeGreaterThan(0);
});

test('every record is of a migration that there is, in their order', () => {
  const versions = readMigrationFiles().map(({ version }) => version);
  const told = PHASE_1A_FILES.map(({ version }) => version);
  expect(versions.filter((version) => told.includes(version))).toEqual(told);
});

test('every column that the first file or its rollback makes is one that a preflight looks for', () => {
  const first = readMigrationFiles().find(({ version }) => version === SCRIPTS_FILE.version);
  const made = `${first?.sql}${first?.rollback}`.matchAll(
    /(?:add column (?:if not exists )?|rename column \w+ to )(\w+)/g,
  );
  const known = [
    ...KNOWN_COLUMNS.map(({ table, column }) => `${table}.${column}`),
    ...INTERIM_NAMES.map(({ name }) => name),
  ];
  const names = [...made].map(([, column]) => `public.scripts.${column}`);
  expect(names).toContain('public.scripts.legacy_status');
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});
