import { type CheckResult, failed, passed } from './check.ts';
import type { ExpectedObject } from './expected-objects.ts';
import { keyOf, type SchemaObject } from './schema-objects.ts';

const NAME = 'functions: a caller’s types come last';
const EXPECTED = 'set search_path=pg_catalog, pg_temp';
/** Nothing but ours is in these. */
const OUR_SCHEMAS = ['goldenrod', 'goldenrod_archive', 'legacy'];

/**
 * A function of ours that would find a caller's temporary type or table before the real one, and so
 * could run their code. One that was bound when it was made looks nothing up: its body is kept parsed.
 */
export function checkSearchPaths(
  expected: readonly ExpectedObject[],
  found: readonly SchemaObject[],
): CheckResult {
  const ours = new Set(expected.map(keyOf));
  const open = found.filter(
    (object) =>
      object.kind === 'function' &&
      (OUR_SCHEMAS.includes(object.parent) || ours.has(keyOf(object))) &&
      !` ${object.definition} `.includes(` ${EXPECTED} `) &&
      !isBound(object),
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

function isBound({ definition }: SchemaObject): boolean {
  return definition.startsWith('security invoker no settings') && !definition.includes(' body ');
}
