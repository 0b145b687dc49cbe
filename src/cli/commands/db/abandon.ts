import type { Database } from '../../../db/database.ts';
import type { AbandonResult } from '../../../db/migrate/abandon-online.ts';
import type { CliContext } from '../../context.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { describeFiles } from '../../output/describe-unfinished.ts';
import type { CommandResult } from '../../run-action.ts';

/** `goldenrod db migrate --online --abandon`. */
export async function abandon(
  context: CliContext,
  database: Database,
  { dryRun = false, yes }: { dryRun?: boolean; yes?: boolean },
): Promise<CommandResult> {
  const { abandonOnline } = await import('../../../db/migrate/abandon-online.ts');
  const { PHASE_1A } = await import('../../../upgrade/phase-1a/phase-1a.ts');
  const result = await abandonOnline(database, {
    upgrade: PHASE_1A,
    dryRun,
    evenConverted: yes,
    onEvent: (event) => context.progress(describeEvent(event)),
  });
  return { json: { ...result, dry_run: dryRun }, text: describe(result, dryRun) };
}

function describe({ abandoned, applied }: AbandonResult, dryRun: boolean): string {
  const stays =
    applied.length === 0
      ? []
      : [
          '',
          'Applied, and left as it is:',
          ...applied.map(({ version, name }) => `  ${version}_${name}`),
          '`goldenrod db rollback` takes that back.',
        ];
  if (abandoned.length === 0) {
    return ['Nothing to abandon: no online upgrade is unfinished.', ...stays].join('\n');
  }
  const done = dryRun ? 'Would take out' : 'Took out';
  return [`${done} what an online upgrade had made:`, ...describeFiles(abandoned), ...stays].join(
    '\n',
  );
}
