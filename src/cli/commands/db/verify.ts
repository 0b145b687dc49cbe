import type { Command } from 'commander';
import { plural } from '../../../contract/plural.ts';
import { type CheckResult, MIGRATIONS_APPLIED } from '../../../db/verify/check.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

export function registerVerify(db: Command): void {
  db.command('verify')
    .description('check every object and rule of the database; reads only')
    .addHelpText('after', examples('goldenrod db verify', 'goldenrod db verify --json'))
    .action(
      runAction(async (context) => {
        const { verify } = await import('../../../db/verify/verify.ts');
        const checks = await withRawDatabase(context, (database) => verify(database));
        const ok = checks.every((check) => check.ok);
        return {
          json: { ok, checks },
          text: describe(context, checks),
          exitCode: ok ? 0 : 1,
        };
      }),
    );
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
