import { InvalidArgumentError, Option } from 'commander';
import { AppError } from '../../../contract/error.ts';
import { ONLINE_LIMITS, type OnlineLimits } from '../../../db/online/online-limits.ts';

export interface MigrateOptions {
  to?: string;
  dryRun?: boolean;
  sql?: boolean;
  online?: boolean;
  prepare?: boolean;
  complete?: boolean;
  largestBatch?: number;
  pause?: number;
  abandon?: boolean;
  yes?: boolean;
}

/** What `goldenrod db migrate` takes. */
export function migrateOptions(): Option[] {
  const { largestBatch, pauseRatio } = ONLINE_LIMITS;
  return [
    new Option('--to <version>', 'stop after this migration'),
    new Option('--dry-run', 'say what would be done here, with which locks, and change nothing'),
    new Option('--sql', 'with --dry-run: print it as a script for psql, to read and sign off'),
    new Option('--online', 'do the costly parts beside the users, who keep writing'),
    new Option(
      '--prepare',
      'with --online: only the costly parts; the old shape stays in use until --complete',
    ).conflicts(['complete', 'abandon']),
    new Option('--complete', 'with --online: only the swap and what follows it').conflicts(
      'abandon',
    ),
    new Option(
      '--largest-batch <rows>',
      `with --online: rows at most in a transaction (${largestBatch})`,
    ).argParser(rowsAtMost),
    new Option(
      '--pause <factor>',
      `with --online: rest after a batch, by how long it took (${pauseRatio})`,
    ).argParser(factor),
    new Option('--abandon', 'with --online: take out what an unfinished one left').conflicts('to'),
    new Option('--yes', 'go on where it would be asked'),
  ];
}

/** Throws `usage` for an option without the one that it belongs to. */
export function refuseAlone(options: MigrateOptions): void {
  const { online, dryRun, sql, abandon, prepare, complete, largestBatch, pause } = options;
  const alone: [given: boolean, option: string, needs: string][] = [
    [sql === true && dryRun !== true, '--sql', '--dry-run'],
    [abandon === true && online !== true, '--abandon', '--online'],
    [prepare === true && online !== true, '--prepare', '--online'],
    [complete === true && online !== true, '--complete', '--online'],
    [largestBatch !== undefined && online !== true, '--largest-batch', '--online'],
    [pause !== undefined && online !== true, '--pause', '--online'],
  ];
  for (const [given, option, needs] of alone) {
    if (!given) continue;
    throw new AppError('usage', `${option} is only for ${needs}, which was not given`, {
      hint: `goldenrod db migrate ${needs} ${option}`,
    });
  }
  if (sql === true && online === true) {
    throw new AppError(
      'usage',
      '--sql prints files in one transaction each, which --online is not',
      {
        hint: 'goldenrod db migrate --dry-run --sql',
      },
    );
  }
}

/** What differs from the usual. */
export function limitsOf({ largestBatch, pause }: MigrateOptions): Partial<OnlineLimits> {
  const firstBatch = Math.min(largestBatch ?? ONLINE_LIMITS.firstBatch, ONLINE_LIMITS.firstBatch);
  return {
    ...(largestBatch === undefined ? {} : { largestBatch, firstBatch }),
    ...(pause === undefined ? {} : { pauseRatio: pause }),
  };
}

function rowsAtMost(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of rows, from 1 to 999999.');
}

function factor(text: string): number {
  if (/^\d{1,3}(\.\d+)?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError('It is from 0 to 100: 2 rests twice as long as a batch took.');
}
