import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { RollbackResult } from '../../../db/migrate/rollback.ts';
import type { Gone } from '../../../upgrade/count-what-goes.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

interface Options {
  to?: string;
  steps?: number;
  yes?: boolean;
  dryRun?: boolean;
}

export function registerRollback(db: Command): void {
  db.command('rollback')
    .description('take migrations back, newest first; what no longer fits is archived')
    .option('--to <version>', 'go back to this migration, which stays applied')
    .option('--steps <number>', 'take this many back', wholeNumber)
    .option('--yes', 'do it without asking')
    .option('--dry-run', 'say what would be taken back, and change nothing')
    .addHelpText(
      'after',
      examples(
        'goldenrod db rollback --to 20250828000000 --dry-run',
        'goldenrod db rollback --steps 1 --yes',
      ),
    )
    .action(
      runAction<Options>(async (context, _args, options) => {
        const { rollback } = await import('../../../db/migrate/rollback.ts');
        const { countWhatGoes } = await import('../../../upgrade/count-what-goes.ts');
        const { to, steps, yes, dryRun } = options;
        const result = await withRawDatabase(context, async (database) => {
          const chosen = await rollback(database, { to, steps, dryRun: true });
          const archived = await countWhatGoes(database.pool, chosen.rolledBack);
          const planned = { ...chosen, archived };
          if (dryRun === true || planned.rolledBack.length === 0) return planned;
          if (yes !== true) await consent(context, planned);
          const onEvent = (event: Parameters<typeof describeEvent>[0]) =>
            context.progress(describeEvent(event));
          return { ...(await rollback(database, { to, steps, onEvent })), archived };
        });
        return { json: toJson(result), text: describe(result) };
      }),
    );
}

/** With what the older shape cannot show, which the next migrate brings back. */
type Told = RollbackResult & { archived: Gone[] };

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number above 0.');
  return Number(text);
}

/** Throws `migration.needs_consent` unless a person agrees. */
async function consent(context: CliContext, planned: Told): Promise<void> {
  if (context.interactive) {
    process.stderr.write(`${describe(planned)}\n`);
    if (await ask('Take them back?')) return;
  }
  throw new AppError('migration.needs_consent', `not taken back. ${describe(planned)}`, {
    hint: 'Add --yes to do it.',
    details: toJson(planned),
  });
}

function toJson({ rolledBack, archived, dryRun }: Told) {
  return { rolled_back: rolledBack, archived, dry_run: dryRun };
}

function describe({ rolledBack, archived, dryRun }: Told): string {
  if (rolledBack.length === 0) return 'Nothing to take back.';
  const lines = rolledBack.map(({ version, name }) => `  ${version}_${name}`);
  lines.unshift(dryRun ? 'Would take back:' : 'Took back:');
  if (archived.length > 0) {
    lines.push(`${dryRun ? 'Would archive' : 'Archived'}, for the next migrate to bring back:`);
    lines.push(...archived.map(({ what, count }) => `  ${count} ${what}`));
  }
  return lines.join('\n');
}
