import type { Database } from '../database.ts';
import { settingsOf } from '../migration-files/file-settings.ts';
import { MAKE_HISTORY } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { splitStatements } from '../migration-files/split-statements.ts';
import { readPlatform } from './ensure-platform.ts';
import { type MigrateOptions, type MigrateResult, migrate } from './migrate.ts';
import { RUN_LIMITS } from './run-file.ts';
import { RUNNER_KEY } from './runner-lock.ts';

/**
 * What `migrate` would run here, as one script for psql: each file in its transaction, with its line
 * of the history. Run later it does no harm: a file that was applied meanwhile stops it at its line.
 */
export async function migrationScript(
  db: Database,
  { files = readMigrationFiles(), ...options }: Pick<MigrateOptions, 'to' | 'files' | 'preflight'>,
): Promise<MigrateResult & { script: string }> {
  const result = await migrate(db, { ...options, files, dryRun: true });
  const pending = files.filter(({ version }) =>
    result.applied.some((file) => file.version === version),
  );
  return { ...result, script: makeScript(pending, result.platform) };
}

function makeScript(pending: readonly MigrationFile[], platform: boolean): string {
  if (pending.length === 0 && !platform)
    return '-- Nothing to apply: the database is up to date.\n';
  return [
    HEAD,
    ...(platform ? [inTransaction('What a Supabase project has', readPlatform())] : []),
    inTransaction('The history', MAKE_HISTORY),
    ...pending.map((file) => inTransaction(file.file, settled(file), historyLine(file))),
  ].join('\n');
}

/** One runner at a time, as with the command; what fails is rolled back, and psql ends there. */
const HEAD = `-- Run it with: psql "$DATABASE_URL" --no-psqlrc --file THIS_FILE
-- Where it stops, nothing of that file stays. Print it anew then: it has what is left.
\\set ON_ERROR_STOP on
select pg_catalog.pg_advisory_lock(${RUNNER_KEY.join(', ')});
`;

/** What a file leaves in the session is put away after it. */
function inTransaction(title: string, sql: string, after = ''): string {
  return `-- ==== ${title}
begin;
select pg_catalog.set_config('lock_timeout', '${RUN_LIMITS.lockTimeoutMs}ms', true)
 where pg_catalog.current_setting('lock_timeout') = '0';
${sql.trimEnd()}
${after}commit;
reset all;
`;
}

function settled({ file, sql }: MigrationFile): string {
  const settings = settingsOf(file).map(([name, value]) => `set local ${name} = '${value}';\n`);
  return settings.join('') + sql;
}

function historyLine({ version, name, sql }: MigrationFile): string {
  const statements = splitStatements(sql).map(({ text }) => quote(text));
  return `-- ---- its line of the history, with the statements above
insert into supabase_migrations.schema_migrations (version, name, statements) values
  (${quote(version)}, ${quote(name)}, array[${statements.join(',\n')}]::text[]);
`;
}

/** Dollar quotes, so that a statement reads as it is; the tag is one that it does not have. */
function quote(text: string): string {
  let tag = '$history$';
  for (let n = 1; text.includes(tag); n += 1) tag = `$history${n}$`;
  return `${tag}${text}${tag}`;
}
