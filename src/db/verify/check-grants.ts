import { type CheckResult, failed, passed } from './check.ts';
import type { ExpectedObject } from './expected-objects.ts';
import { revoke } from './grant-objects.ts';
import type { SchemaObject } from './schema-objects.ts';

const EXPECTED = 'no other grants';

/** The roles that an API lets in; whom an owner lets in besides is the owner's business. */
const CALLERS = ['public', 'anon', 'authenticated', 'service_role'];

interface Grant {
  name: string;
  /** As a statement names it: `public.jobs`, `function public.f()`, `schema legacy`. */
  target: string;
  grantee: string;
  parent: string;
  rights: string[];
}

/** What belongs to us of one kind, by how grants on it begin. */
interface Group {
  check: string;
  isOurs(grant: Grant, ours: ReadonlySet<string>): boolean;
}

const GROUPS: readonly Group[] = [
  {
    check: 'functions: executed by nobody else',
    isOurs: ({ target }, ours) => target.startsWith('function ') && ours.has(target),
  },
  {
    check: 'schemas: no other grants',
    isOurs: ({ target }, ours) => target.startsWith('schema ') && ours.has(target),
  },
  {
    check: 'sequences: no other grants',
    isOurs: ({ target, parent }, ours) =>
      target.startsWith('sequence ') && (ours.has(parent) || ours.has(`schema ${parent}`)),
  },
  {
    check: 'tables and views: no other grants',
    isOurs: ({ target, parent }, ours) => target === parent && ours.has(target),
  },
];

/**
 * Rights on what the migrations make that no migration gave: a database into which a dump was
 * restored gives its own by default. The tables that an application had are its own to share.
 */
export function checkGrants(
  expected: readonly ExpectedObject[],
  found: readonly SchemaObject[],
): CheckResult[] {
  const ours = new Set(expected.flatMap(targetOf));
  const meant = new Map(grantsOf(expected).map(({ name, rights }) => [name, rights]));
  const there = grantsOf(found);
  return GROUPS.map(({ check, isOurs }) => {
    const extra = there
      .filter((grant) => isOurs(grant, ours))
      .filter(({ target, grantee }) => target.startsWith('function ') || CALLERS.includes(grantee))
      .map((grant) => surplus(grant, meant.get(grant.name) ?? []))
      .filter(({ rights }) => rights.length > 0);
    if (extra.length === 0) return passed(check, EXPECTED);
    return failed(check, {
      found: extra.map(({ rights, name }) => `${rights.join(', ')} on ${name}`).join('\n'),
      expected: EXPECTED,
      remedy: extra.map(({ remedy }) => remedy).join('\n'),
    });
  });
}

function targetOf({ kind, name }: ExpectedObject): string[] {
  if (kind === 'table' || kind === 'view') return [name];
  return kind === 'function' || kind === 'schema' ? [`${kind} ${name}`] : [];
}

function grantsOf(objects: readonly SchemaObject[]): Grant[] {
  return objects
    .filter(({ kind }) => kind === 'grant')
    .map(({ parent, name, definition }) => {
      const [, target = '', grantee = ''] = /^(.*) to (.*?)$/s.exec(name) ?? [];
      return { parent, name, target, grantee, rights: definition.split(', ') };
    });
}

function surplus(
  { name, target, grantee, rights }: Grant,
  meant: readonly string[],
): { name: string; rights: string[]; remedy: string } {
  const extra = rights.filter((right) => !meant.includes(right) && !isWithin(right, meant));
  // Who loses a right on a table loses it on each of its columns as well.
  const back = meant.filter((right) => extra.some((gone) => right.startsWith(`${gone} (`)));
  const statements = extra.map((right) => revoke(right, target, grantee));
  if (back.length > 0) statements.push(`grant ${back.join(', ')} on ${target} to ${grantee};`);
  return { name, rights: extra, remedy: statements.join(' ') };
}

/** A right on a column of whoever has it on the whole table. */
function isWithin(right: string, meant: readonly string[]): boolean {
  return right.endsWith(')') && meant.some((whole) => right.startsWith(`${whole} (`));
}
