import type { Command } from 'commander';
import type { Database } from '../../../db/database.ts';
import { megabytes } from '../../../db/disk-space.ts';
import type { MigrationState, MigrationStatus } from '../../../db/migrate/status.ts';
import type { CliContext } from '../../context.ts';
import { describeUnfinished, unfinishedToJson } from '../../output/describe-unfinished.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

export function registerStatus(db: Command): void {
  db.command('status')
    .description('list the migrations and which are applied, and say how large the database is')
    .addHelpText('after', examples('goldenrod db status'))
    .action(
      runAction(async (context) => {
        const { status } = await import('../../../db/migrate/status.ts');
        const { unfinishedUpgrade } = await import('../../../db/migrate/abandon-online.ts');
        const { PHASE_1A } = await import('../../../upgrade/phase-1a/phase-1a.ts');
        const { readDatabaseSpace } = await import('../../../db/catalog/database-space.ts');
        return withRawDatabase(context, async (db) => {
          const migrations = await status(db);
          const unfinished = await unfinishedUpgrade(db, PHASE_1A);
          const { size, reclaimable } = await readDatabaseSpace(db);
          const space = { size_bytes: size, reclaimable_bytes: reclaimable };
          const parts = [
            describe(context, migrations),
            ...(unfinished === undefined ? [] : [describeUnfinished(unfinished)]),
            sizeLine(db, space),
          ];
          const online = unfinished === undefined ? null : unfinishedToJson(unfinished);
          return { json: { migrations, online, space }, text: parts.join('\n\n') };
        });
      }),
    );
}

function sizeLine(
  { kind }: Database,
  { size_bytes, reclaimable_bytes }: { size_bytes: number; reclaimable_bytes: number },
): string {
  const how =
    kind === 'embedded'
      ? 'used again first, and given back at a close where it is worth it'
      : 'used again first; VACUUM FULL gives it back';
  return `${megabytes(size_bytes)} on the disk, of which ${megabytes(reclaimable_bytes)} can be had back: ${how}.`;
}

const STATE_COLOURS = {
  applied: 'green',
  pending: 'yellow',
  edited: 'red',
  foreign: 'dim',
} as const satisfies Record<MigrationState, string>;

function describe({ paint, width }: CliContext, migrations: MigrationStatus[]): string {
  const rows = table(
    migrations,
    [
      { title: 'version', value: ({ version }) => version },
      { title: 'name', value: ({ name }) => name },
      {
        title: 'state',
        value: ({ state }) => state,
        paint: (cell, { state }) => paint(STATE_COLOURS[state], cell),
      },
      { title: 'way back', value: ({ rollback }) => (rollback ? 'yes' : 'no') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
  return [rows, ...advice(migrations)].join('\n');
}

function advice(migrations: MigrationStatus[]): string[] {
  const count = (wanted: MigrationState) =>
    migrations.filter(({ state }) => state === wanted).length;
  const lines: string[] = [];
  if (count('pending') > 0)
    lines.push('', `${count('pending')} pending: \`goldenrod db migrate\` applies them.`);
  if (count('edited') > 0) {
    lines.push(
      '',
      'edited: the file is not what was applied. Restore it, and put the change into a new migration.',
    );
  }
  if (count('foreign') > 0) lines.push('', 'foreign: applied by another tool; never touched.');
  return lines;
}
