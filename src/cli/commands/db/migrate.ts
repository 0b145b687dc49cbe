import type { Command } from 'commander';
import type { MigrateResult } from '../../../db/migrate/migrate.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

interface Options {
  to?: string;
  dryRun?: boolean;
}

export function registerMigrate(db: Command): void {
  db.command('migrate')
    .description('bring the database up to date')
    .option('--to <version>', 'stop after this migration')
    .option('--dry-run', 'say what would be applied, and change nothing')
    .addHelpText(
      'after',
      examples(
        'goldenrod db migrate --dry-run',
        'goldenrod db migrate --database-url postgresql://owner@localhost/studio',
      ),
    )
    .action(
      runAction<Options>(async (context, _args, { to, dryRun }) => {
        const { migrate } = await import('../../../db/migrate/migrate.ts');
        const result = await withRawDatabase(context, (database) =>
          migrate(database, {
            to,
            dryRun,
            onEvent: (event) => context.progress(describeEvent(event)),
          }),
        );
        return { json: toJson(result), text: describe(result) };
      }),
    );
}

function toJson({ applied, platform, dryRun }: MigrateResult) {
  return { applied, platform, dry_run: dryRun };
}

function describe({ applied, platform, dryRun }: MigrateResult): string {
  if (applied.length === 0 && !platform) return 'Nothing to apply: the database is up to date.';
  const lines = applied.map(({ version, name }) => `  ${version}_${name}`);
  if (platform) lines.unshift('  what a Supabase project has: roles, accounts, auth.uid()');
  const title = dryRun ? 'Would apply:' : 'Applied:';
  return [title, ...lines].join('\n');
}
