import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { RolledBack } from '../../../upgrade/rollback.ts';
import type { Gone } from '../../../upgrade/way-back/gone.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { describeWayBack } from '../../output/describe-way-back.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

interface Options {
  to?: string;
  steps?: number;
  fileByFile?: boolean;
  yes?: boolean;
  dryRun?: boolean;
}

export function registerRollback(db: Command): void {
  db.command('rollback')
    .description('take migrations back, newest first; what no longer fits is archived')
    .option('--to <version>', 'go back to this migration, which stays applied')
    .option('--steps <number>', 'take this many back', wholeNumber)
    .option('--file-by-file', 'each file in a transaction of its own, rather than all or nothing')
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
        const { rollback } = await import('../../../upgrade/rollback.ts');
        const { to, steps, fileByFile: oneByOne, yes, dryRun } = options;
        const result = await withRawDatabase(context, async (database) => {
          const planned = await rollback(database, { to, steps, dryRun: true });
          if (dryRun === true || planned.rolledBack.length === 0) return planned;
          if (yes !== true) await consent(context, planned);
          const onEvent = (event: Parameters<typeof describeEvent>[0]) =>
            context.progress(describeEvent(event));
          return rollback(database, { to, steps, oneByOne, onEvent });
        });
        return { json: toJson(result), text: describeWayBack(result) };
      }),
    );
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number above 0.');
  return Number(text);
}

/** Throws `migration.needs_consent` unless a person agrees. */
async function consent(context: CliContext, planned: RolledBack): Promise<void> {
  if (context.interactive) {
    process.stderr.write(`${describeWayBack(planned)}\n`);
    if (await ask('Take them back?')) return;
  }
  throw new AppError('migration.needs_consent', `not taken back. ${describeWayBack(planned)}`, {
    hint: 'Add --yes to do it.',
    details: toJson(planned),
  });
}

function toJson({ rolledBack, gone, statuses, along, movedColumns, dryRun }: RolledBack) {
  const rows = (fate: Gone['fate']) =>
    gone
      .filter((one) => one.fate === fate)
      .map(({ version, table, what, count }) => ({ version, table, what, count }));
  return {
    rolled_back: rolledBack,
    archived: rows('archived'),
    changed: rows('changed'),
    lost: rows('lost'),
    statuses,
    along,
    moved_columns: movedColumns,
    dry_run: dryRun,
  };
}
