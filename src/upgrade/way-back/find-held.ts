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

function remedyFor({ type, identity, table, own, generated, needs }: Dependent): string {
  const alter = `alter table ${table}`;
  if (needs.every((one) => one.startsWith('schema '))) {
    return `It is in a schema that goes. Move it: \`alter ${type} ${identity} set schema public\``;
  }
  if (type === 'table column' && !generated) {
    const drop = `${alter} alter column ${own} drop default`;
    return needs.some((one) => one.startsWith('type '))
      ? `Make it text: \`${drop}, alter column ${own} type text using ${own}::text\``
      : `Take out its default: \`${drop}\``;
  }
  if (type === 'table column') {
    return `Drop it, and ${AGAIN}: \`${alter} drop column ${own}\``;
  }
  if (type === 'table constraint') {
    return `Drop it, and ${AGAIN}: \`${alter} drop constraint ${own}\``;
  }
  return `Drop it, and ${AGAIN}: \`drop ${type} ${identity}\``;
}
