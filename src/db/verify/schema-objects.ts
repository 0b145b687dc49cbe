import type {
  Catalog,
  ColumnFacts,
  FunctionFacts,
  PolicyFacts,
  RelationFacts,
} from '../catalog/facts.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { Queryable } from '../migration-files/history.ts';
import { grantObjects } from './grant-objects.ts';

/** The schemas that migrations make things in. */
export const VERIFIED_SCHEMAS: readonly string[] = [
  'public',
  'goldenrod',
  'goldenrod_archive',
  'legacy',
];

export type ObjectKind =
  | 'schema'
  | 'enum'
  | 'table'
  | 'column'
  | 'constraint'
  | 'index'
  | 'view'
  | 'function'
  | 'trigger'
  | 'row security'
  | 'policy'
  | 'grant';

export interface SchemaObject {
  kind: ObjectKind;
  /** What it belongs to: a table, or the schema of a thing that stands alone. Quoted as SQL wants. */
  parent: string;
  /** Unique among its kind and parent. Quoted as SQL wants. */
  name: string;
  /** All that matters of it, as SQL would say it; the same on PostgreSQL 15 to 18. */
  definition: string;
}

const KINDS = [
  'schemas',
  'enums',
  'relations',
  'columns',
  'constraints',
  'indexes',
  'functions',
  'triggers',
  'policies',
  'grants',
] as const satisfies (keyof Catalog)[];

/** Every object of some schemas, sorted. */
export async function schemaObjects(
  session: Queryable,
  schemas: readonly string[] = VERIFIED_SCHEMAS,
): Promise<SchemaObject[]> {
  const catalog = await readCatalog(session, { schemas, kinds: KINDS });
  return Object.entries(objectsOf(catalog)).flatMap(([kind, objects]) =>
    objects
      .map(({ parent, name, definition }) => ({
        kind: kind as ObjectKind,
        parent,
        name,
        definition,
      }))
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
}

type Told = Omit<SchemaObject, 'kind'>;

function objectsOf(catalog: Pick<Catalog, (typeof KINDS)[number]>): Record<ObjectKind, Told[]> {
  const tables = catalog.relations.filter(({ kind }) => kind === 'table');
  const views = catalog.relations.filter(({ kind }) => kind === 'view');
  const ofTables = new Set(tables.map(({ sql }) => sql));
  return {
    schema: catalog.schemas.map(({ sql }) => ({ parent: sql, name: sql, definition: '' })),
    enum: catalog.enums.map(({ schema, sql, labels_sql }) => ({
      parent: schema,
      name: sql,
      definition: labels_sql.join(', '),
    })),
    table: tables.map(({ schema, sql }) => ({ parent: schema, name: sql, definition: '' })),
    column: catalog.columns
      .filter(({ relation_sql }) => ofTables.has(relation_sql))
      .map((column) => ({
        parent: column.relation_sql,
        name: column.sql,
        definition: columnDefinition(column),
      })),
    constraint: catalog.constraints.map(({ relation_sql, sql, definition }) => ({
      parent: relation_sql,
      name: sql,
      definition,
    })),
    index: catalog.indexes.map(({ relation_sql, sql, definition, valid, ready }) => ({
      parent: relation_sql,
      name: sql,
      definition: `${definition}${valid && ready ? '' : ' (INVALID)'}`,
    })),
    // Its columns and its text follow the columns of the table below, which may have more of an application's own.
    view: views.map(({ schema, sql, options }) => ({
      parent: schema,
      name: sql,
      definition: options.length === 0 ? '' : `with (${options.join(', ')})`,
    })),
    function: catalog.functions
      .filter(({ kind }) => kind === 'function' || kind === 'procedure')
      .map((one) => ({
        parent: one.schema,
        name: one.signature_sql,
        definition: functionDefinition(one),
      })),
    trigger: catalog.triggers.map(({ relation_sql, sql, definition, fires }) => ({
      parent: relation_sql,
      name: sql,
      definition: `${definition}${fires === 'origin' || fires === 'always' ? '' : ' (DISABLED)'}`,
    })),
    'row security': tables.map((table) => ({
      parent: table.sql,
      name: 'row level security',
      definition: rowSecurityDefinition(table),
    })),
    policy: catalog.policies.map((policy) => ({
      parent: policy.relation_sql,
      name: policy.sql,
      definition: policyDefinition(policy),
    })),
    grant: grantObjects(catalog.grants),
  };
}

function columnDefinition({ type_sql, not_null, generated, expression }: ColumnFacts): string {
  const value =
    generated === null ? `default ${expression}` : `generated always as (${expression})`;
  return words(type_sql, not_null && 'not null', expression !== null && value);
}

/**
 * The body by its hash. A BEGIN ATOMIC body is kept parsed, with every column of every row spelled
 * out, and so differs where an application has columns of its own.
 */
function functionDefinition(one: FunctionFacts): string {
  const { security_definer, settings, result_sql, body_hash } = one;
  return words(
    security_definer ? 'security definer' : 'security invoker',
    settings === null ? 'no settings' : `set ${settings.join(', ')}`,
    result_sql !== null && `returns ${result_sql}`,
    body_hash !== null && `body ${body_hash}`,
  );
}

function rowSecurityDefinition({ row_security, forced_row_security }: RelationFacts): string {
  return `${row_security ? 'enabled' : 'disabled'}${forced_row_security ? ', forced' : ''}`;
}

function policyDefinition(policy: PolicyFacts): string {
  const { permissive, command, roles, using, with_check } = policy;
  return words(
    `as ${permissive ? 'permissive' : 'restrictive'} for ${command} to ${roles.join(', ')}`,
    using !== null && `using (${using})`,
    with_check !== null && `with check (${with_check})`,
  );
}

function words(...parts: (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}

/** Names one object among all. */
export function keyOf({ kind, parent, name }: SchemaObject): string {
  return `${kind} ${parent} ${name}`;
}
