import type { Queryable } from '../migration-files/history.ts';
import { type CheckResult, failed, passed } from './check.ts';
import { ROW_CHECKS, type RowCheck } from './row-checks.ts';
import type { SchemaObject } from './schema-objects.ts';

/** Offenders that are named; more are only said to be there. */
const NAMED = 5;
const EXPECTED = 'none otherwise';

/** Whether the rows obey the rules, `objects` being what the schema has. */
export async function checkRows(
  session: Queryable,
  objects: readonly SchemaObject[],
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of ROW_CHECKS) {
    const missing = missingColumn(check, objects);
    if (missing !== undefined) {
      const remedy = 'goldenrod db migrate; then verify again';
      results.push(
        failed(check.name, { found: `${missing} is missing`, expected: EXPECTED, remedy }),
      );
    } else if (isKept(check, objects)) {
      results.push(passed(check.name, EXPECTED));
    } else {
      results.push(await count(session, check));
    }
  }
  return results;
}

function missingColumn({ needs }: RowCheck, objects: readonly SchemaObject[]): string | undefined {
  for (const [table, columns] of Object.entries(needs)) {
    for (const column of columns) {
      const there = objects.some(
        ({ kind, parent, name }) =>
          kind === 'column' && parent === `public.${table}` && name === column,
      );
      if (!there) return `public.${table}.${column}`;
    }
  }
  return undefined;
}

function isKept({ keptBy }: RowCheck, objects: readonly SchemaObject[]): boolean {
  return objects.some(({ kind, parent, name, definition }) => {
    if (parent !== 'public.scripts') return false;
    if (kind === 'index') {
      const isWhole = definition.startsWith('CREATE UNIQUE') && !definition.endsWith('(INVALID)');
      return name === `public.${keptBy}` && isWhole;
    }
    return kind === 'constraint' && name === keptBy && !definition.endsWith('NOT VALID');
  });
}

async function count(
  session: Queryable,
  { name, offenders, remedy }: RowCheck,
): Promise<CheckResult> {
  const { rows } = await session.query(`${offenders} limit ${NAMED + 1}`);
  const subjects = (rows as { subject: string }[]).map(({ subject }) => subject);
  if (subjects.length === 0) return passed(name, EXPECTED);
  const more = subjects.length > NAMED ? ', and more' : '';
  return failed(name, {
    found: subjects.slice(0, NAMED).join('; ') + more,
    expected: EXPECTED,
    remedy,
  });
}
