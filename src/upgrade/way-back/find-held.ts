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
  return legacyFirst(await findDependents(session, going, ours)).map((one) => ({
    kind: 'depends',
    name: nameOf(one),
    found: `needs ${one.needs.join(', ')}`,
    expected: 'nothing that needs what is taken back',
    version,
    remedy: remedyFor(one),
    ...(one.definition === null ? {} : { definition: one.definition }),
  }));
}

/**
 * A column of the application's can be dropped only when schema legacy no longer shows it, so what stands on views
 * there goes before all else, with what stands on that.
 */
function legacyFirst(found: readonly Dependent[]): Dependent[] {
  const first = new Set<Dependent>();
  const stands = ({ needs }: Dependent) =>
    needs.some(
      (one) =>
        one.startsWith('view legacy.') ||
        [...first].some(({ type, identity }) => one === `${type} ${identity}`),
    );
  for (;;) {
    const more = found.filter((one) => !first.has(one) && stands(one));
    if (more.length === 0) break;
    for (const one of more) first.add(one);
  }
  return [...found.filter((one) => first.has(one)), ...found.filter((one) => !first.has(one))];
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
