/**
 * What the catalog says of some schemas, an array a kind. `name` and `schema` are as the catalog
 * spells them, whatever ends in `sql` as SQL writes it: quoted where it must be, names whole. The
 * same on PostgreSQL 15 to 18, save for views: 15 spells the columns of a view over one table with
 * the table's name before them. What an extension made is left out.
 */
export interface Catalog {
  schemas: SchemaFacts[];
  enums: EnumFacts[];
  domains: DefinedFacts[];
  sequences: DefinedFacts[];
  relations: RelationFacts[];
  columns: ColumnFacts[];
  constraints: ConstraintFacts[];
  indexes: IndexFacts[];
  functions: FunctionFacts[];
  triggers: TriggerFacts[];
  rules: DefinedFacts[];
  policies: PolicyFacts[];
  /**
   * Without the owner's own rights: the owner has another name on another machine. MAINTAIN, which
   * `grant all` means since PostgreSQL 17 and not before, is among them.
   */
  grants: GrantFacts[];
  defaultPrivileges: DefinedFacts[];
  comments: DefinedFacts[];
}

export interface SchemaFacts {
  name: string;
  sql: string;
}

/** Of which nobody asks for more than the whole. */
export interface DefinedFacts {
  definition: string;
}

export interface EnumFacts {
  schema: string;
  name: string;
  sql: string;
  /** In their order. */
  labels: string[];
  labels_sql: string[];
}

export interface RelationFacts {
  schema: string;
  name: string;
  sql: string;
  kind: 'table' | 'view' | 'materialized view';
  unlogged: boolean;
  /** Null for what is not partitioned. */
  partition_by: string | null;
  options: string[];
  row_security: boolean;
  forced_row_security: boolean;
  /** A view's query. */
  query: string | null;
  comment: string | null;
}

/** `schema` and `name` are the element's for an array; an enum or row is of ours by its schema. */
export interface TypeFacts {
  schema: string;
  name: string;
  kind: 'base' | 'enum' | 'row';
  array: boolean;
}

/** In the order of their names. */
export interface ColumnFacts {
  relation_sql: string;
  name: string;
  sql: string;
  position: number;
  type: TypeFacts;
  type_sql: string;
  /** Where it is not its type's. */
  collation_sql: string | null;
  not_null: boolean;
  identity: 'always' | 'by default' | null;
  generated: 'stored' | 'virtual' | null;
  /** Its default, or what it is generated from. */
  expression: string | null;
  comment: string | null;
}

export interface ConstraintFacts {
  relation_sql: string;
  name: string;
  sql: string;
  /** Ends in NOT VALID where that holds. */
  definition: string;
  /** What a foreign key leads to. */
  reference: {
    schema: string;
    relation: string;
    columns: string[];
    referenced: string[];
    one_to_one: boolean;
  } | null;
}

export interface IndexFacts {
  relation_sql: string;
  sql: string;
  definition: string;
  valid: boolean;
  ready: boolean;
  /** A primary key or another constraint made it. */
  of_constraint: boolean;
}

export interface FunctionFacts {
  schema: string;
  name: string;
  /** With the types of its arguments. */
  signature_sql: string;
  kind: 'function' | 'procedure' | 'aggregate' | 'window';
  /** Null for an aggregate. */
  definition: string | null;
  /** A hash of the body's bytes, carriage returns aside; null for a BEGIN ATOMIC body, which is kept parsed. */
  body_hash: string | null;
  security_definer: boolean;
  settings: string[] | null;
  result_sql: string | null;
  returns: TypeFacts;
  set: boolean;
  args: { name: string; type: TypeFacts; optional: boolean }[];
  /** Whether signed-in users may call it. */
  callable: boolean;
}

export interface TriggerFacts {
  relation_sql: string;
  sql: string;
  definition: string;
  fires: 'origin' | 'always' | 'replica' | 'never';
}

export interface PolicyFacts {
  relation_sql: string;
  sql: string;
  permissive: boolean;
  command: 'select' | 'insert' | 'update' | 'delete' | 'all';
  /** As SQL writes them; `public` is everybody. */
  roles: string[];
  using: string | null;
  with_check: string | null;
}

export interface GrantFacts {
  on:
    | 'schema'
    | 'table'
    | 'view'
    | 'materialized view'
    | 'sequence'
    | 'column'
    | 'function'
    | 'procedure'
    | 'aggregate'
    | 'window'
    | 'type';
  schema: string;
  /** The object; a column's table. */
  sql: string;
  column_sql: string | null;
  /** The table whose column a sequence counts for; null for all else. */
  owned_by_sql: string | null;
  /** As SQL writes it; `public` is everybody. */
  grantee: string;
  privileges: { name: string; grantable: boolean }[];
}
