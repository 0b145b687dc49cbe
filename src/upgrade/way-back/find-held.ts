import { type Dependent, findDependents } from '../../db/dependents/find-dependents.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import type { Block } from '../preflight/block.ts';
import type { WhatGoes } from './find-going.ts';

/** Those that need what a rollback drops, in the order in which they can be dropped. */
export async function findHeld(
  session: Queryable,
  { going, ours }: WhatGoes,
  version: string,
): Promise<Block[]> {
  if (going.length === 0) return [];
  return (await findDependents(session, going, ours)).map((one) => ({
    kind: 'depends',
    name: nameOf(one),
    found: `needs ${one.needs.join(', ')}`,
    expected: 'nothing that needs what is taken back',
    version,
    remedy: remedyFor(one),
    ...(one.definition === null ? {} : { definition: one.definition }),
  }));
}

function nameOf({ type, identity, generated }: Dependent): string {
  return `${generated ? 'generated column' : type.replace(/^table /, '')} ${identity}`;
}

const AGAIN = 'make it again after the rollback, without what is gone';

function remedyFor(one: Dependent): string {
  const { type, identity, table, own, generated, needs } = one;
  if (needs.every((need) => need.startsWith('schema '))) {
    return `It is in a schema that goes. Move it: \`alter ${type} ${identity} set schema public\``;
  }
  if (type === 'table' && own !== null) {
    return `Let it stand alone, with the rows that are in it: \`alter table ${identity} no inherit ${table}\``;
  }
  if (type.endsWith(' column') && !generated) return otherwise(one);
  const statement = HELD_BY[type]?.(one) ?? `drop ${type} ${identity}`;
  return `Drop it, and ${AGAIN}: \`${statement}\``;
}

/** What a column holds stays: it is of another type, or has no default. */
function otherwise({ type, table, own, needs }: Dependent): string {
  const alter = `alter ${type.replace(/ column$/, '').replace('composite ', '')} ${table}`;
  if (type === 'composite type column') {
    return `Make it text: \`${alter} alter attribute ${own} type text\``;
  }
  const drop = `${alter} alter column ${own} drop default`;
  if (!needs.some((need) => need.startsWith('type '))) return `Take out its default: \`${drop}\``;
  const using = type === 'table column' ? ` using ${own}::text` : '';
  return `Make it text: \`${drop}, alter column ${own} type text${using}\``;
}

/** Where PostgreSQL has no DROP of the name that it has for the thing. */
const HELD_BY: Record<string, (one: Dependent) => string> = {
  'table column': ({ table, own }) => `alter table ${table} drop column ${own}`,
  'table constraint': ({ table, own }) => `alter table ${table} drop constraint ${own}`,
  'domain constraint': ({ table, own }) => `alter domain ${table} drop constraint ${own}`,
  'publication relation': ({ table, own }) => `alter publication ${own} drop table ${table}`,
  'statistics object': ({ identity }) => `drop statistics ${identity}`,
};
