import { keyOf, type NamedObject, readNames } from '../catalog/names.ts';
import type { Queryable } from '../migration-files/history.ts';
import { VERIFIED_SCHEMAS } from '../verify/schema-objects.ts';
import type { MadeName } from './made-names.ts';

/** Something that is not ours under a name that a migration makes. */
export interface TakenName extends NamedObject {
  /** Of the migration that makes it. */
  version: string;
}

/**
 * Those of some names that are taken here by something that does not look as any file makes it.
 * `begun`: whether our migrations have run here; one column looks like another, so only then can a
 * column be ours.
 */
export async function findTaken(
  session: Queryable,
  made: readonly MadeName[],
  { begun }: { begun: boolean },
): Promise<TakenName[]> {
  const keys = new Set(made.map(keyOf));
  const found = await readNames(session, VERIFIED_SCHEMAS, [...keys]);
  const alike = new Set(
    found.filter((one) => made.some((name) => isAlike(one, name))).map((one) => keyOf(one)),
  );
  return found.flatMap((one) => {
    const name = made.find((each) => keyOf(each) === keyOf(one));
    if (name === undefined) return [];
    const isOurs =
      alike.has(keyOf(one)) &&
      (one.space !== 'column' || (begun && isWhole(name, made, alike))) &&
      !isOnTheirs(one, keys, alike);
    return isOurs ? [] : { ...one, version: name.version };
  });
}

/** All that a file adds to a table is there, as it does that at once. */
function isWhole(
  { version, name }: MadeName,
  made: readonly MadeName[],
  alike: ReadonlySet<string>,
): boolean {
  return made
    .filter((one) => one.space === 'column' && one.version === version)
    .filter((one) => tableOf(one.name) === tableOf(name))
    .every((one) => alike.has(keyOf(one)));
}

/** An index may look like ours because it is on a table of theirs that has the name of ours. */
function isOnTheirs(
  { on }: NamedObject,
  keys: ReadonlySet<string>,
  alike: ReadonlySet<string>,
): boolean {
  const table = on === null ? undefined : keyOf({ space: 'object', name: on });
  return table !== undefined && keys.has(table) && !alike.has(table);
}

function isAlike(found: NamedObject, made: MadeName): boolean {
  if (keyOf(found) !== keyOf(made) || found.shape === null) return false;
  // An empty schema without a comment: a file that was stopped leaves it, and nobody loses it.
  return found.shape === made.shape || (found.space === 'schema' && found.shape === 'empty');
}

/** Of a column: `public.scripts` of `public.scripts.status`. */
function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf('.'));
}
