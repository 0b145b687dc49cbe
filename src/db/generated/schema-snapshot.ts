import type {
  Catalog,
  ColumnFacts,
  FunctionFacts,
  GrantFacts,
  IndexFacts,
  PolicyFacts,
  RelationFacts,
  TriggerFacts,
} from '../catalog/facts.ts';
import { readCatalog } from '../catalog/read-catalog.ts';

/** One session that runs SQL: a pg Client, a client taken from a pool, PGlite. Never a pool. */
export interface SqlSession {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

export interface SnapshotOptions {
  /** Their contents are shown; default `['public']`. */
  schemas?: readonly string[];
  /** Columns by name (the default: a column that left and came back is where it was) or by position. */
  columnOrder?: 'name' | 'position';
}

const KINDS = [
  'schemas',
  'enums',
  'domains',
  'sequences',
  'relations',
  'columns',
  'constraints',
  'indexes',
  'functions',
  'triggers',
  'rules',
  'policies',
  'grants',
  'defaultPrivileges',
  'comments',
] as const satisfies (keyof Catalog)[];

/**
 * Everything that matters in some schemas as one text that reads as SQL: the same schema gives the
 * same bytes, on whatever machine and in whatever order it was made. It is made to be compared, not
 * to be restored from. On PostgreSQL 15 to 18 it is the same text, save for views: 15 spells the
 * columns of a view over one table with the table's name before them.
 */
export async function schemaSnapshot(
  session: SqlSession,
  { schemas = ['public'], columnOrder = 'name' }: SnapshotOptions = {},
): Promise<string> {
  const catalog = await readCatalog(session, { schemas, kinds: KINDS });
  return Object.entries(sections(catalog, columnOrder))
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `-- ${title}\n\n${lines.join('\n')}\n`)
    .join('\n');
}

/** The lines of each section, by its title, in the order in which they are shown. */
function sections(
  catalog: Catalog,
  columnOrder: 'name' | 'position',
): Record<string, readonly string[]> {
  const { relations } = catalog;
  const grants = catalog.grants.flatMap(withoutMaintain);
  const tables = relations.filter(({ kind }) => kind === 'table');
  const grantsOn = (...kinds: GrantFacts['on'][]) => grants.filter(({ on }) => kinds.includes(on));
  return {
    Schemas: catalog.schemas.map(({ sql }) => `create schema ${sql};`),
    Enums: catalog.enums.map(
      ({ sql, labels_sql }) => `create type ${sql} as enum (${labels_sql.join(', ')});`,
    ),
    Domains: catalog.domains.map(({ definition }) => `create domain ${definition};`),
    Sequences: catalog.sequences.map(({ definition }) => `create sequence ${definition};`),
    Tables: tables.map((table) => tableText(table, catalog.columns, columnOrder)),
    Constraints: catalog.constraints.map(
      ({ relation_sql, sql, definition }) =>
        `alter table ${relation_sql} add constraint ${sql} ${definition};`,
    ),
    Indexes: catalog.indexes.filter(({ of_constraint }) => !of_constraint).map(indexLine),
    Views: relations.filter(({ kind }) => kind !== 'table').map(viewText),
    Functions: catalog.functions.flatMap(functionText),
    Triggers: catalog.triggers.map(triggerLine),
    Rules: catalog.rules.map(({ definition }) => definition),
    'Row level security': tables.flatMap(rowSecurityLines),
    Policies: catalog.policies.map(policyText),
    'Grants on schemas': grantsOn('schema').map(
      (grant) => `grant ${privileges(grant)} on schema ${grant.sql} to ${grant.grantee};`,
    ),
    'Grants on tables, views and sequences': grantsOn(
      'table',
      'view',
      'materialized view',
      'sequence',
    ).map(
      (grant) =>
        `grant ${privileges(grant)} on ${grant.on === 'sequence' ? 'sequence' : 'table'} ${grant.sql} to ${grant.grantee};`,
    ),
    'Grants on columns': grantsOn('column').map(
      (grant) =>
        `grant ${privileges(grant)} (${grant.column_sql}) on table ${grant.sql} to ${grant.grantee};`,
    ),
    'Grants on functions': grantsOn('function', 'procedure', 'aggregate', 'window').flatMap(
      (grant) =>
        onePrivilegeLines(
          grant,
          `execute on ${grant.on === 'procedure' ? 'procedure' : 'function'}`,
        ),
    ),
    'Grants on types': grantsOn('type').flatMap((grant) =>
      onePrivilegeLines(grant, 'usage on type'),
    ),
    'Default privileges': catalog.defaultPrivileges.map(
      ({ definition }) => `alter default privileges ${definition}`,
    ),
    Comments: catalog.comments.map(({ definition }) => `comment ${definition};`),
  };
}

function tableText(
  { sql, unlogged, partition_by, options }: RelationFacts,
  all: readonly ColumnFacts[],
  order: 'name' | 'position',
): string {
  const columns = all.filter(({ relation_sql }) => relation_sql === sql);
  if (order === 'position') columns.sort((a, b) => a.position - b.position);
  const lines = columns.map((column) => `\n  ${columnText(column)}`).join(',');
  const partition = partition_by === null ? '' : ` partition by ${partition_by}`;
  return `create ${unlogged ? 'unlogged ' : ''}table ${sql} (${lines}\n)${partition}${withOptions(options)};`;
}

function columnText(column: ColumnFacts): string {
  const { sql, type_sql, collation_sql, not_null, identity, generated, expression } = column;
  const collation = collation_sql === null ? '' : ` collate ${collation_sql}`;
  const identityText = identity === null ? '' : ` generated ${identity} as identity`;
  return `${sql} ${type_sql}${collation}${not_null ? ' not null' : ''}${identityText}${
    generated === null
      ? expression === null
        ? ''
        : ` default ${expression}`
      : ` generated always as (${expression}) ${generated}`
  }`;
}

function withOptions(options: readonly string[]): string {
  return options.length === 0 ? '' : ` with (${options.join(', ')})`;
}

/** Indexes that a constraint made show as the constraint. */
function indexLine({ definition, valid }: IndexFacts): string {
  return `${definition};${valid ? '' : ' -- INVALID'}`;
}

function viewText({ kind, sql, options, query }: RelationFacts): string {
  return `create ${kind} ${sql}${withOptions(options)} as\n${query}`;
}

function functionText({ definition }: FunctionFacts): string[] {
  return definition === null ? [] : [`${definition.replace(/\n+$/, '')};`];
}

const FIRES: Record<TriggerFacts['fires'], string> = {
  origin: '',
  never: ' -- DISABLED',
  replica: ' -- REPLICA',
  always: ' -- ALWAYS',
};

function triggerLine({ definition, fires }: TriggerFacts): string {
  return `${definition};${FIRES[fires]}`;
}

function rowSecurityLines({ sql, row_security, forced_row_security }: RelationFacts): string[] {
  const verbs = [row_security ? 'enable' : [], forced_row_security ? 'force' : []].flat();
  return verbs.map((verb) => `alter table ${sql} ${verb} row level security;`);
}

function policyText(policy: PolicyFacts): string {
  const { sql, relation_sql, permissive, command, roles, using, with_check } = policy;
  const rules = [
    using === null ? '' : `\n  using (${using})`,
    with_check === null ? '' : `\n  with check (${with_check})`,
  ];
  return `create policy ${sql} on ${relation_sql} as ${permissive ? 'permissive' : 'restrictive'} for ${command} to ${roles.join(', ')}${rules.join('')};`;
}

/** Before PostgreSQL 17 there is no such right, and the text is to be the same. */
function withoutMaintain(grant: GrantFacts): GrantFacts[] {
  const privileges = grant.privileges.filter(({ name }) => name !== 'maintain');
  return privileges.length === 0 ? [] : [{ ...grant, privileges }];
}

function privileges({ privileges }: GrantFacts): string {
  return privileges.map(({ name, grantable }) => `${name}${grantable ? '*' : ''}`).join(', ');
}

/** A line for each entry: functions and types have one right each. */
function onePrivilegeLines({ sql, grantee, privileges }: GrantFacts, what: string): string[] {
  return privileges.map(
    ({ grantable }) =>
      `grant ${what} ${sql} to ${grantee}${grantable ? ' with grant option' : ''};`,
  );
}
