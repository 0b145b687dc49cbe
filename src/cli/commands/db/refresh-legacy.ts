import type { Command } from 'commander';
import type { RefreshedLegacy } from '../../../db/legacy/refresh-legacy.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

export function registerRefreshLegacy(db: Command): void {
  db.command('refresh-legacy')
    .description('make schema legacy what public is: for old code, after a change of a table')
    .option('--away', 'take its views away, for a migration that changes or drops what they show')
    .addHelpText(
      'after',
      [
        examples('goldenrod db refresh-legacy', 'goldenrod db refresh-legacy --away'),
        '',
        'Where the owner may make event triggers, the database does both by itself.',
      ].join('\n'),
    )
    .action(
      runAction<{ away?: boolean }>(async (context, _args, { away = false }) => {
        const { refreshLegacy } = await import('../../../db/legacy/refresh-legacy.ts');
        const done = await withRawDatabase(context, (database) =>
          refreshLegacy(database, { away }),
        );
        return { json: { ...done, away }, text: describe(done, away) };
      }),
    );
}

function describe({ mended, follows }: RefreshedLegacy, away: boolean): string {
  if (away) {
    return 'Schema legacy is empty: old code finds nothing there.\nRun `goldenrod db refresh-legacy` when the migration is done.';
  }
  return [
    ...mended.map(({ name, gap }) => `${printable(name)} (it ${gap})`),
    mended.length === 0 ? 'Schema legacy was what public is.' : 'Schema legacy is what public is.',
    follows
      ? 'The database follows further changes by itself.'
      : 'Run this again after a migration of yours that makes or changes a table.',
  ].join('\n');
}
