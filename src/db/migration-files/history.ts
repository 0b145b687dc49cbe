import { AppError } from '../../contract/error.ts';
import type { MigrationFile } from './migration-files.ts';

/** One session, or a pool where a session makes no difference. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A row of Supabase's history table. */
export interface AppliedMigration {
  version: string;
  name: string | null;
  /** Null or empty where an older tool applied it. */
  statements: string[] | null;
}

/**
 * What is applied, oldest first; nothing where the history table is missing. Changes nothing.
 * @throws AppError `migration.blocked` for a table of that name which is no history
 */
export async function readHistory(session: Queryable): Promise<AppliedMigration[]> {
  const { rows: found } = await session.query(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as there, exists (
       select from pg_catalog.pg_attribute
       where attrelid = to_regclass('supabase_migrations.schema_migrations')
         and attname = 'version' and not attisdropped
     ) as versioned`,
  );
  const { there, versioned } = found[0] as { there: boolean; versioned: boolean };
  if (!there) return [];
  if (!versioned) throw noHistory();
  // Older tools made the table with fewer columns.
  const { rows } = await session.query(
    `select m.version, to_jsonb(m) ->> 'name' as name, to_jsonb(m) -> 'statements' as statements
       from supabase_migrations.schema_migrations m order by m.version`,
  );
  return rows as AppliedMigration[];
}

function noHistory(): AppError {
  return new AppError(
    'migration.blocked',
    'supabase_migrations.schema_migrations has no column "version": it is not the history of migrations that Supabase keeps there',
    {
      hint: 'Nothing was changed. Rename that table, or give it the columns of a history: version text primary key, statements text[], name text.',
    },
  );
}

/** Makes the table, or adds the columns that an older tool did not know. */
export const MAKE_HISTORY = `create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
alter table supabase_migrations.schema_migrations
  add column if not exists statements text[], add column if not exists name text;`;

/** The same, without a lock where it is as it has to be. */
export async function ensureHistory(session: Queryable): Promise<void> {
  const { rows } = await session.query(
    `select count(*)::integer as columns from pg_catalog.pg_attribute
      where attrelid = to_regclass('supabase_migrations.schema_migrations')
        and attname in ('version', 'statements', 'name') and not attisdropped`,
  );
  if ((rows[0] as { columns: number }).columns === 3) return;
  await session.query(MAKE_HISTORY);
}

export async function recordApplied(
  session: Queryable,
  file: MigrationFile,
  statements: readonly string[],
): Promise<void> {
  await session.query(
    'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
    [file.version, file.name, statements],
  );
}

export async function recordRolledBack(session: Queryable, version: string): Promise<void> {
  await session.query('delete from supabase_migrations.schema_migrations where version = $1', [
    version,
  ]);
}
