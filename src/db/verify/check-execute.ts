import { type CheckResult, failed, passed } from './check.ts';
import type { ExpectedObject } from './expected-objects.ts';
import { keyOf, type SchemaObject } from './schema-objects.ts';

const NAME = 'functions: executed by nobody else';

/** A right to execute one of our functions that no migration gave. */
export function checkExecute(
  expected: readonly ExpectedObject[],
  found: readonly SchemaObject[],
): CheckResult {
  const meant = new Set(expected.map(keyOf));
  const functions = expected.filter(({ kind }) => kind === 'function').map(({ name }) => name);
  const extra = found.filter(
    (object) =>
      object.kind === 'grant' &&
      functions.some((name) => object.name.startsWith(`function ${name} to `)) &&
      !meant.has(keyOf(object)),
  );
  if (extra.length === 0) return passed(NAME, 'no other grants');
  return failed(NAME, {
    found: extra.map(({ name }) => `execute on ${name}`).join('\n'),
    expected: 'no other grants',
    remedy: extra
      .map(({ name }) => `revoke execute on ${name.replace(/ to (\S+)$/, ' from $1')};`)
      .join('\n'),
  });
}
