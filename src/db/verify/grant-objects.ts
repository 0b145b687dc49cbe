import type { GrantFacts } from '../catalog/facts.ts';

interface Told {
  parent: string;
  name: string;
  definition: string;
}

/**
 * The rights of one role on one thing, as one object: what stands between GRANT and TO of a statement
 * that would give them. Rights on columns are those of their table.
 */
export function grantObjects(grants: readonly GrantFacts[]): Told[] {
  const told = new Map<string, Told & { rights: string[] }>();
  for (const grant of grants) {
    const target = targetOf(grant);
    if (target === undefined) continue;
    const name = `${target.sql} to ${grant.grantee}`;
    const rights = [...(told.get(name)?.rights ?? []), ...rightsOf(grant)];
    told.set(name, { parent: target.parent, name, definition: rights.join(', '), rights });
  }
  return [...told.values()].map(({ parent, name, definition }) => ({ parent, name, definition }));
}

/** What stands alone belongs to its schema, a sequence to the table that it counts for. */
function targetOf(grant: GrantFacts): { parent: string; sql: string } | undefined {
  const { on, schema, sql, owned_by_sql } = grant;
  switch (on) {
    case 'table':
    case 'view':
    case 'column':
      return { parent: sql, sql };
    case 'sequence':
      return { parent: owned_by_sql ?? schema, sql: `sequence ${sql}` };
    case 'function':
    case 'procedure':
      return { parent: schema, sql: `function ${sql}` };
    case 'schema':
      return { parent: schema, sql: `schema ${sql}` };
    default:
      return undefined;
  }
}

function rightsOf({ column_sql, privileges }: GrantFacts): string[] {
  return privileges.flatMap(({ name, grantable }) => {
    const right = column_sql === null ? name : `${name} (${column_sql})`;
    return grantable ? [right, `${right}${MAY_PASS_ON}`] : [right];
  });
}

const MAY_PASS_ON = ' with grant option';

/** The statement that takes away the right to pass a right on, or a right. */
export function revoke(right: string, target: string, grantee: string): string {
  const what = right.endsWith(MAY_PASS_ON)
    ? `grant option for ${right.slice(0, -MAY_PASS_ON.length)}`
    : right;
  return `revoke ${what} on ${target} from ${grantee};`;
}
