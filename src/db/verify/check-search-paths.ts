import { type CheckResult, failed, passed } from './check.ts';
import type { ExpectedObject } from './expected-objects.ts';
import { keyOf, type SchemaObject } from './schema-objects.ts';

const NAME = 'functions of Goldenrod’s schemas: a caller’s types come last';
const EXPECTED = 'set search_path=pg_catalog, pg_temp';
const OUR_SCHEMAS = ['goldenrod', 'goldenrod_archive', 'legacy'];

/**
 * A function that was added where the rules work, and that would find a caller's temporary type or
 * table before the real one: called by a rule, it could run their code with the owner's rights. Those
 * that migrations made are held to their whole definition already.
 */
export function checkSearchPaths(
  expected: readonly ExpectedObject[],
  found: readonly SchemaObject[],
): CheckResult {
  const ours = new Set(expected.map(keyOf));
  const open = found.filter(
    (object) =>
      object.kind === 'function' &&
      OUR_SCHEMAS.includes(object.parent) &&
      !ours.has(keyOf(object)) &&
      !` ${object.definition} `.includes(` ${EXPECTED} `),
  );
  if (open.length === 0) return passed(NAME, EXPECTED);
  return failed(NAME, {
    found: open.map(({ name, definition }) => `${name}: ${definition}`).join('\n'),
    expected: EXPECTED,
    remedy: open
      .map(({ name }) => `alter function ${name} set search_path = pg_catalog, pg_temp;`)
      .join('\n'),
  });
}
