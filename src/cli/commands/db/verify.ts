import { type Command, Option } from 'commander';
import { plural } from '../../../contract/plural.ts';
import type { Database } from '../../../db/database.ts';
import { type CheckResult, MIGRATIONS_APPLIED } from '../../../db/verify/check.ts';
import type { CliContext } from '../../context.ts';
import { describeDrift } from '../../output/describe-drift.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

export function registerVerify(db: Command): void {
  db.command('verify')
    .description('check every object and rule of the database; reads only')
    .option('--save <file>', 'note what the database is made of, yours as well, to compare later')
    .addOption(
      new Option('--since <file>', 'say what differs from what --save noted').conflicts('save'),
    )
    .addHelpText(
      'after',
      examples(
        'goldenrod db verify',
        'goldenrod db verify --json',
        'goldenrod db verify --save monday.json',
        'goldenrod db verify --since monday.json',
      ),
    )
    .action(
      runAction<VerifyOptions>((context, _args, { save, since }) =>
        withRawDatabase(context, async (database) => {
          if (since !== undefined) return tellDrift(context, database, since);
          if (save !== undefined) await noteLook(database, save);
          return check(context, database);
        }),
      ),
    );
}

interface VerifyOptions {
  save?: string;
  since?: string;
}

async function check(context: CliContext, database: Database): Promise<CommandResult> {
  const { verify } = await import('../../../db/verify/verify.ts');
  const checks = await verify(database);
  const ok = checks.every((one) => one.ok);
  return { json: { ok, checks }, text: describe(context, checks), exitCode: ok ? 0 : 1 };
}

async function noteLook(database: Database, file: string): Promise<void> {
  const { lookAt } = await import('../../../db/drift/look.ts');
  const { saveLook } = await import('../../../db/drift/look-file.ts');
  await saveLook(file, await lookAt(database));
}

async function tellDrift(
  context: CliContext,
  database: Database,
  file: string,
): Promise<CommandResult> {
  const { lookAt } = await import('../../../db/drift/look.ts');
  const { readLook } = await import('../../../db/drift/look-file.ts');
  const { compareLooks, isDrift } = await import('../../../db/drift/compare-looks.ts');
  const before = await readLook(file);
  const drift = compareLooks(before, await lookAt(database));
  const ok = !isDrift(drift);
  return {
    json: { ok, since: before.taken_at, ...drift },
    text: describeDrift(context, drift, before.taken_at),
    exitCode: ok ? 0 : 1,
  };
}

/** Lines of one finding that are shown; --json has them all. */
const SHOWN_LINES = 3;

function describe({ paint }: CliContext, checks: CheckResult[]): string {
  // What a pending migration would make is missing for one reason, told once.
  const pending = checks.some((check) => check.name === MIGRATIONS_APPLIED && !check.ok);
  const lines = checks.flatMap((check) => {
    if (check.ok) return [`${paint('green', 'ok  ')}  ${printable(check.name)}`];
    const head = `${paint('red', 'FAIL')}  ${printable(check.name)}`;
    if (pending && check.name !== MIGRATIONS_APPLIED) return [head];
    return [
      head,
      ...detail('found', check.found),
      ...detail('expected', check.expected),
      ...detail('remedy', check.remedy),
    ];
  });
  const failed = checks.filter((check) => !check.ok).length;
  lines.push(
    '',
    failed === 0
      ? `All ${plural(checks.length, 'check')} passed.`
      : `${failed} of ${plural(checks.length, 'check')} failed.`,
  );
  return lines.join('\n');
}

function detail(label: string, text: string): string[] {
  const all = printable(text).split('\n');
  const shown = all.slice(0, SHOWN_LINES);
  if (all.length > SHOWN_LINES)
    shown.push(`... and ${all.length - SHOWN_LINES} more: --json has them`);
  return shown.map((line, i) => `      ${(i === 0 ? `${label}:` : '').padEnd(10)}${line}`);
}
