import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { compileParts } from '../../scripts/compile-parts.ts';
import { writeCompiled } from '../../scripts/write-compiled.ts';
import { packageRoot } from '../../src/db/package-root.ts';

const SUPABASE = join(packageRoot(), 'supabase');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files below `parts`. */
function partsOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-parts-'));
  folders.push(folder);
  for (const kind of ['migrations', 'rollbacks']) {
    mkdirSync(join(folder, 'parts', kind), { recursive: true });
    mkdirSync(join(folder, kind));
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'parts', name)), { recursive: true });
    writeFileSync(join(folder, 'parts', name), text);
  }
  return folder;
}

const compiled = (files: Record<string, string>) => compileParts(partsOf(files));

test.each(Object.entries(compileParts(SUPABASE)))(
  'supabase/%s is what its parts make',
  (file, text) => {
    expect(text).toBe(readFileSync(join(SUPABASE, file), 'utf8'));
  },
);

test('the baseline and the three files of Phase 1A are made of parts, with the rollbacks of media', () => {
  expect(Object.keys(compileParts(SUPABASE))).toEqual(
    expect.arrayContaining([
      'migrations/20250828000000_baseline.sql',
      'migrations/20251004000001_create_script_status_enum.sql',
      'migrations/20251004000002_add_character_id_to_image_generations.sql',
      'migrations/20251004000003_add_character_id_to_audio_generations.sql',
      'rollbacks/20251004000002_add_character_id_to_image_generations.sql',
      'rollbacks/20251004000003_add_character_id_to_audio_generations.sql',
    ]),
  );
});

test('an include stands for the part, with the values below it', () => {
  const files = {
    'migrations/1_a.sql': 'begin;\n-- @include made.sql\n--   table: notes\n\nend;\n',
    'made.sql': 'create table {{table}} ();\n-- @include inner.sql\n',
    'inner.sql': 'select 1;\n',
  };
  expect(compiled(files)).toEqual({
    'migrations/1_a.sql': 'begin;\ncreate table notes ();\nselect 1;\n\nend;\n',
  });
});

test.each([
  ['a part that is not there', { 'migrations/1_a.sql': '-- @include none.sql' }, /none\.sql/],
  [
    'a part that includes itself',
    { 'migrations/1_a.sql': '-- @include a.sql', 'a.sql': '-- @include a.sql' },
    /a\.sql > a\.sql/,
  ],
  [
    'a value that is missing',
    { 'migrations/1_a.sql': '-- @include a.sql', 'a.sql': '{{table}}' },
    /\{\{table\}\} has no value/,
  ],
  [
    'a value that nothing asks for',
    { 'migrations/1_a.sql': '-- @include a.sql\n--   table: x', 'a.sql': 'select 1;' },
    /nothing in it asks for "table"/,
  ],
])('%s is refused', (_, files, message) => {
  expect(() => compiled(files as Record<string, string>)).toThrow(message);
});

test('what is compiled is written once, and a comment may change', () => {
  const folder = partsOf({ 'migrations/1_a.sql': '-- @include a.sql\n', 'a.sql': 'select 1;\n' });
  expect(writeCompiled(folder)).toEqual(['migrations/1_a.sql']);
  expect(writeCompiled(folder)).toEqual([]);
  writeFileSync(join(folder, 'parts', 'a.sql'), '-- One.\nselect 1;\n');
  expect(writeCompiled(folder)).toEqual(['migrations/1_a.sql']);
});

test('a file that is there gets no other statements', () => {
  const folder = partsOf({ 'migrations/1_a.sql': '-- @include a.sql\n', 'a.sql': 'select 1;\n' });
  writeCompiled(folder);
  writeFileSync(join(folder, 'parts', 'a.sql'), 'select 2;\n');
  expect(() => writeCompiled(folder)).toThrow(/1_a\.sql would get other statements/);
  expect(readFileSync(join(folder, 'migrations', '1_a.sql'), 'utf8')).toBe('select 1;\n');
});
