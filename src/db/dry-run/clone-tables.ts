import type { Catalog, ColumnFacts } from '../catalog/facts.ts';
import type { Queryable } from '../migration-files/history.ts';

/** The kinds of objects that a clone is made of. */
export const CLONED_KINDS = [
  'enums',
  'domains',
  'relations',
  'columns',
  'constraints',
  'indexes',
  'policies',
] as const satisfies (keyof Catalog)[];
export type ClonedCatalog = Pick<Catalog, (typeof CLONED_KINDS)[number]>;

/** Ways to make one thing, the truest first: a scratch lacks what other tables and extensions give. */
type Ways = readonly string[];

/**
 * Makes some tables of another database on a scratch, empty, with their columns, constraints,
 * indexes and policies. What a scratch cannot have is made more plainly or left out.
 * @param tables with their schema
 */
export async function cloneTables(
  scratch: Queryable,
  catalog: ClonedCatalog,
  tables: readonly string[],
): Promise<void> {
  for (const ways of waysToClone(catalog, tables)) await firstThatGoes(scratch, ways);
}

async function firstThatGoes(scratch: Queryable, ways: Ways): Promise<void> {
  for (const way of ways) {
    try {
      await scratch.query(way);
      return;
    } catch {
      // The next is plainer.
    }
  }
}

function* waysToClone(catalog: ClonedCatalog, names: readonly string[]): Generator<Ways> {
  const tables = catalog.relations.filter(
    ({ kind, schema, name }) => kind === 'table' && names.includes(`${schema}.${name}`),
  );
  const isTheirs = ({ relation_sql }: { relation_sql: string }) =>
    tables.some(({ sql }) => sql === relation_sql);
  for (const { sql, labels_sql } of catalog.enums) {
    yield [`create type ${sql} as enum (${labels_sql.join(', ')})`];
  }
  for (const { definition } of catalog.domains) yield [`create domain ${definition}`];
  for (const { sql } of tables) yield [`create table ${sql} ()`];
  const inOrder = catalog.columns.filter(isTheirs).sort((a, b) => a.position - b.position);
  for (const column of inOrder) yield waysToAdd(column);
  // A foreign key needs the key that it leads to.
  const constraints = catalog.constraints.filter(isTheirs);
  const keys = constraints.filter(({ reference }) => reference === null);
  const foreign = constraints.filter(({ reference }) => reference !== null);
  for (const { relation_sql, sql, definition } of [...keys, ...foreign]) {
    yield [`alter table ${relation_sql} add constraint ${sql} ${definition}`];
  }
  for (const { definition } of catalog.indexes
    .filter(isTheirs)
    .filter(({ of_constraint }) => !of_constraint)) {
    yield [definition];
  }
  for (const { sql, row_security } of tables) {
    if (row_security) yield [`alter table ${sql} enable row level security`];
  }
  for (const policy of catalog.policies.filter(isTheirs)) {
    const { relation_sql, sql, permissive, command, using, with_check } = policy;
    // For everybody: a scratch has no roles of an application's own.
    yield [
      `create policy ${sql} on ${relation_sql} as ${permissive ? 'permissive' : 'restrictive'} for ${command}${
        using === null ? '' : ` using (${using})`
      }${with_check === null ? '' : ` with check (${with_check})`}`,
    ];
  }
}

function waysToAdd(column: ColumnFacts): Ways {
  const { relation_sql, sql, type_sql, not_null, identity, generated, expression } = column;
  const add = `alter table ${relation_sql} add column ${sql}`;
  const typed = `${add} ${type_sql}${not_null ? ' not null' : ''}`;
  const value =
    generated !== null
      ? ` generated always as (${expression}) ${generated}`
      : identity !== null
        ? ` generated ${identity} as identity`
        : expression !== null
          ? ` default ${expression}`
          : '';
  return [`${typed}${value}`, typed, `${add} text`];
}
