import { type Command, Option } from 'commander';
import { plural } from '../../../contract/plural.ts';
import type { Copy, CopyState } from '../../../db/supabase-project/compare-files.ts';
import type { ExportResult } from '../../../db/supabase-project/export-migrations.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';

interface Options {
  supabase: string;
  dryRun?: boolean;
  check?: boolean;
}

export function registerExport(db: Command): void {
  db.command('export')
    .description("copy the migrations into a Supabase project's supabase/migrations")
    .requiredOption('--supabase <dir>', 'the project: the folder that has supabase/ in it')
    .option('--dry-run', 'say what would be written, and write nothing')
    .addOption(
      new Option(
        '--check',
        'only compare: exit code 1 and a list where something differs',
      ).conflicts('dryRun'),
    )
    .addHelpText(
      'after',
      [
        examples('goldenrod db export --supabase .', 'goldenrod db export --supabase . --check'),
        '',
        'A file of yours is never overwritten. The rollbacks stay in goldenrod/supabase/rollbacks:',
        'that CLI runs every file of the folder forward.',
      ].join('\n'),
    )
    .action(
      runAction<Options>((context, _args, options) => {
        context.refuseServer();
        return options.check === true ? check(context, options) : write(options);
      }),
    );
}

async function write({ supabase, dryRun }: Options): Promise<CommandResult> {
  const { exportMigrations } = await import('../../../db/supabase-project/export-migrations.ts');
  const result = await exportMigrations(supabase, { dryRun });
  const { folder, written, there } = result;
  return {
    json: { folder, written, there, dry_run: result.dryRun },
    text: describeWritten(result),
  };
}

function describeWritten({ folder, written, there, dryRun }: ExportResult): string {
  if (written.length === 0) {
    return `Nothing to write: ${folder} has all ${plural(there, 'file')}.`;
  }
  return [
    `${dryRun ? 'Would write' : 'Wrote'} ${plural(written.length, 'file')} to ${folder}:`,
    ...written.map(({ file }) => `  ${file}`),
    '',
    'Where the database has later migrations than these and not these,',
    '`supabase db push` wants --include-all.',
  ].join('\n');
}

async function check(context: CliContext, { supabase }: Options): Promise<CommandResult> {
  const { checkExport } = await import('../../../db/supabase-project/export-migrations.ts');
  const { folder, copies } = await checkExport(supabase);
  const ok = copies.every(({ state }) => state === 'same');
  return {
    json: { ok, folder, files: copies },
    text: describeCheck(context, folder, copies),
    exitCode: ok ? 0 : 1,
  };
}

const COLOURS = { missing: 'yellow', different: 'red' } as const;

function describeCheck({ paint }: CliContext, folder: string, copies: readonly Copy[]): string {
  const lines = copies.flatMap(({ state, file, theirs }) => {
    if (state === 'same') return [];
    const also = theirs.filter((name) => name !== file);
    const place = also.length > 0 ? ` (there: ${also.join(', ')})` : '';
    return [`${paint(COLOURS[state], state.padEnd('different'.length))}  ${file}${place}`];
  });
  const count = (wanted: CopyState) => copies.filter(({ state }) => state === wanted).length;
  if (lines.length === 0) return `${folder} has all ${plural(copies.length, 'file')}.`;
  lines.push('', `${lines.length} of ${plural(copies.length, 'file')} differ in ${folder}.`);
  if (count('missing') > 0) {
    lines.push('missing: `goldenrod db export --supabase` writes them.');
  }
  if (count('different') > 0) {
    lines.push(
      'different: give a migration of yours another number; restore an edited copy of ours.',
    );
  }
  return lines.join('\n');
}
