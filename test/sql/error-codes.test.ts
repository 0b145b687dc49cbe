import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES } from '../../src/contract/error.ts';
import { packageRoot } from '../../src/db/package-root.ts';
import { translateError } from '../../src/db/translate-error.ts';

const ROW = /^\| ([0-9A-Z]{5}) \| ([a-z._]+) \| (\d{3}) \| (.+) \|$/gm;

const documented = [
  ...readFileSync(join(packageRoot(), 'docs', 'ERRORS.md'), 'utf8').matchAll(ROW),
].map(([, state = '', code = '', status = '', words = '']) => ({ state, code, status, words }));

/** Every SQLSTATE of ours that some SQL raises. */
function raised(): string[] {
  const found = new Set<string>();
  for (const folder of ['migrations', 'rollbacks']) {
    const path = join(packageRoot(), 'supabase', folder);
    for (const file of readdirSync(path)) {
      const sql = readFileSync(join(path, file), 'utf8');
      for (const [, state = ''] of sql.matchAll(/errcode = '(GR\w{3})'/g)) found.add(state);
    }
  }
  return [...found].sort();
}

describe('docs/ERRORS.md', () => {
  it('names each SQLSTATE of class GR that is raised, and no other', () => {
    const ours = documented.map(({ state }) => state).filter((state) => state.startsWith('GR'));
    expect(ours).toEqual(raised());
  });

  it.each(documented)(
    'says of $state what the doors make of it: $code',
    ({ state, code, status }) => {
      const error = Object.assign(new Error('refused'), { code: state, severity: 'ERROR' });
      const translated = translateError(error);
      expect(translated).toBeInstanceOf(AppError);
      expect((translated as AppError).code).toBe(code);
      expect(String(ERROR_CODES[code as keyof typeof ERROR_CODES].status)).toBe(status);
    },
  );

  it('says what to do about each of ours', () => {
    for (const { state, words } of documented.filter(({ state }) => state.startsWith('GR'))) {
      expect(words.split(' | '), state).toHaveLength(2);
    }
  });
});
