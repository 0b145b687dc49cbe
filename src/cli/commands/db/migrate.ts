import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { Database } from '../../../db/database.ts';
import type { MigrateResult } from '../../../db/migrate/migrate.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { describeDryRun } from '../../output/describe-dry-run.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';
import { abandon } from './abandon.ts';
import { limitsOf, type MigrateOptions, migrateOptions, refuseAlone } from './migrate-options.ts';

export function registerMigrate(db: Command): void {
  const command = db.command('migrate').description('bring the database up to date');
  for (const option of migrateOptions()) command.addOption(option);
  command
    .addHelpText(
      'after',
      examples(
        'goldenrod db migrate --dry-run',
        'goldenrod db migrate --dry-run --sql > upgrade.sql',
        'goldenrod db migrate --database-url postgresql://owner@localhost/studio',
        'goldenrod db migrate --online',
        'goldenrod db migrate --online --prepare',
        'goldenrod db migrate --online --complete',
        'goldenrod db migrate --online --abandon',
      ),
    )
    .action(
      runAction<MigrateOptions>((context, _args, options) => {
        refuseAlone(options);
        return withRawDatabase(context, (database) => {
          if (options.abandon === true) return abandon(context, database, options);
          return options.dryRun === true
            ? preview(database, options)
            : apply(context, database, options);
        });
      }),
    );
}

async function preview(database: Database, { to, sql }: MigrateOptions): Promise<CommandResult> {
  if (sql === true) return printScript(database, to);
  const { dryRun } = await import('../../../upgrade/dry-run.ts');
  const run = await dryRun(database, { to });
  const applied = run.files.map(({ version, name }) => ({ version, name }));
  return {
    json: { applied, platform: run.platform, dry_run: true, report: run },
    text: describeDryRun(run),
  };
}

async function printScript(database: Database, to: string | undefined): Promise<CommandResult> {
  const { migrationScript } = await import('../../../upgrade/migrate.ts');
  const { script, ...result } = await migrationScript(database, { to });
  return { json: { ...toJson(result), sql: script }, text: script };
}

async function apply(
  context: CliContext,
  database: Database,
  options: MigrateOptions,
): Promise<CommandResult> {
  const { to, online, yes } = options;
  const { migrate } = await import('../../../upgrade/migrate.ts');
  const { PHASE_1A: upgrade } = await import('../../../upgrade/phase-1a/phase-1a.ts');
  if (online !== true) await consentToLocks(context, database, options);
  const confirm = async (question: string) =>
    yes === true || (context.interactive && (await ask(question)));
  const half = options.prepare ? 'prepare' : options.complete ? 'complete' : undefined;
  const result = await migrate(database, {
    to,
    online: online === true ? { upgrade, half, confirm, limits: limitsOf(options) } : undefined,
    onEvent: (event) => context.progress(describeEvent(event)),
  });
  return { json: toJson(result), text: describe(result) };
}

/** Large tables are warned of; throws `migration.needs_consent` unless somebody agrees. */
async function consentToLocks(
  context: CliContext,
  database: Database,
  { to, yes }: MigrateOptions,
): Promise<void> {
  if (database.kind === 'embedded') return;
  const { migrate } = await import('../../../upgrade/migrate.ts');
  const { findLargeTables } = await import('../../../db/online/large-tables.ts');
  const { PHASE_1A } = await import('../../../upgrade/phase-1a/phase-1a.ts');
  const { applied } = await migrate(database, { to, dryRun: true });
  const large = await findLargeTables(database.pool, applied, PHASE_1A);
  if (large.length === 0) return;
  const told = large.map(({ name, rows, bytes }) => {
    const size = `${Math.round(bytes / 1024 ** 2)} MB`;
    return `${name} (${rows === null ? size : `about ${rows.toLocaleString('en')} rows, ${size}`})`;
  });
  const warning = `nobody can write to ${told.join(' and ')} while this migration converts and indexes it`;
  context.progress(
    `warning: ${warning}. \`goldenrod db migrate --online\` keeps everybody writing.`,
  );
  if (yes === true) return;
  if (context.interactive && (await ask('Go on without --online?'))) return;
  throw new AppError('migration.needs_consent', warning, {
    hint: 'Run `goldenrod db migrate --online`, or add --yes to do it in one go.',
    details: { tables: large },
  });
}

function toJson({ applied, waiting, platform, dryRun }: MigrateResult) {
  return { applied, waiting, platform, dry_run: dryRun };
}

function describe({ applied, waiting, platform }: MigrateResult): string {
  const named = (files: MigrateResult['applied']) =>
    files.map(({ version, name }) => `  ${version}_${name}`);
  const done = named(applied);
  if (platform) done.unshift('  what a Supabase project has: roles, accounts, auth.uid()');
  const parts = done.length === 0 ? [] : [['Applied:', ...done].join('\n')];
  if (waiting.length > 0) {
    parts.push(
      [
        'Prepared. Old code goes on as it is; these wait:',
        ...named(waiting),
        '',
        '`goldenrod db migrate --online --complete` puts them in place;',
        '`goldenrod db migrate --online --abandon` takes out what was prepared.',
      ].join('\n'),
    );
  }
  return parts.length === 0 ? 'Nothing to apply: the database is up to date.' : parts.join('\n\n');
}
