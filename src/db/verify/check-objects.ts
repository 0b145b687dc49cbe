import { type CheckResult, failed, passed } from './check.ts';
import type { ExpectedObject } from './expected-objects.ts';
import { remedyFor } from './object-remedy.ts';
import { sameMeaning } from './same-meaning.ts';
import { keyOf, type ObjectKind, type SchemaObject } from './schema-objects.ts';

const PLURALS: Record<ObjectKind, string> = {
  schema: 'schema',
  enum: 'enums',
  table: 'tables',
  column: 'columns',
  constraint: 'constraints',
  index: 'indexes',
  view: 'views',
  function: 'functions',
  trigger: 'triggers',
  'row security': 'row level security',
  policy: 'policies',
  grant: 'grants',
};

/** One check for each kind of object of each table or schema. Objects beyond the expected are nobody's business. */
export function checkObjects(
  expected: readonly ExpectedObject[],
  found: readonly SchemaObject[],
): CheckResult[] {
  const definitions = new Map(found.map((object) => [keyOf(object), object.definition]));
  const groups = new Map<string, ExpectedObject[]>();
  for (const object of expected) {
    const group = `${object.parent}: ${PLURALS[object.kind]}`;
    groups.set(group, [...(groups.get(group) ?? []), object]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, objects]) => checkGroup(name, objects, definitions));
}

function checkGroup(
  name: string,
  objects: readonly ExpectedObject[],
  definitions: ReadonlyMap<string, string>,
): CheckResult {
  const wrong = objects.filter((object) => !isRight(object, definitions.get(keyOf(object))));
  if (wrong.length === 0) return passed(name, `${objects.length} as expected`);
  const told = wrong.map((object) => ({ object, is: definitions.get(keyOf(object)) }));
  return failed(name, {
    found: told.map(({ object, is }) => `${object.name} ${is ?? 'is missing'}`).join('\n'),
    expected: told.map(({ object }) => `${object.name} ${object.definition}`.trim()).join('\n'),
    remedy: [...new Set(told.map(({ object, is }) => remedyFor(object, is)))].join('\n'),
  });
}

function isRight(expected: ExpectedObject, found: string | undefined): boolean {
  if (found === undefined) return false;
  if (expected.kind !== 'grant' && expected.kind !== 'row security') {
    return sameMeaning(found, expected.definition);
  }
  // What is granted beyond it is another check's, and an owner may force row level security.
  const given = new Set(found.split(', '));
  return expected.definition.split(', ').every((right) => given.has(right));
}
