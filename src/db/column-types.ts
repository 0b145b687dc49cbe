import type { ColumnType, InsertType, SelectType, UpdateType } from 'kysely';

/** How pg gives PostgreSQL's types and takes them: the words in which src/db/tables.ts is written. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Arrives as text: it may be larger than a JavaScript number holds exactly. */
export type Bigint = ColumnType<string, string | number | bigint, string | number | bigint>;
/** Arrives as text, with as many digits as it has. */
export type Numeric = ColumnType<string, string | number, string | number>;
/** Read as the JSON that it holds, written as its text. */
export type Json<Read = unknown> = ColumnType<Read, string, string>;

/** May be left out of an insert: the database has a default. */
export type Optional<Type> = ColumnType<
  SelectType<Type>,
  InsertType<Type> | undefined,
  UpdateType<Type>
>;
/** Set when a row is made, and then for good. */
export type Final<Type> = ColumnType<SelectType<Type>, InsertType<Type>, never>;
/** Not set when a row is made, and changed later. */
export type Later<Type> = ColumnType<SelectType<Type>, never, UpdateType<Type>>;
/** Written by the database alone. */
export type ReadOnly<Type> = ColumnType<SelectType<Type>, never, never>;
