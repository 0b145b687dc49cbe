import type { Command } from 'commander';
import { AppError } from '../contract/error.ts';
import type { DatabaseTarget } from '../db/database.ts';
import { defaultDataDir } from '../db/default-data-dir.ts';
import { makePaint, type Paint } from './output/paint.ts';
import { printable } from './output/printable.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  data?: string;
  databaseUrl?: string;
  as?: string;
  json?: boolean;
  quiet?: boolean;
  color: boolean;
}

/** What a command needs to know of how it was called. */
export interface CliContext {
  target: DatabaseTarget;
  /** Id or e-mail of the account to work as; undefined: the local owner. */
  user: string | undefined;
  json: boolean;
  quiet: boolean;
  /** Whether a person can be asked. */
  interactive: boolean;
  paint: Paint;
  /** Width of the terminal; undefined when output goes elsewhere. */
  width: number | undefined;
  /** A line on stderr while work goes on; nothing with --quiet or --json. */
  progress(line: string): void;
}

export function makeContext(command: Command): CliContext {
  const options = command.optsWithGlobals<GlobalOptions>();
  const json = options.json === true;
  const quiet = options.quiet === true;
  return {
    target: chooseTarget(options),
    user: options.as ?? (process.env.GOLDENROD_USER || undefined),
    json,
    quiet,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true && !json,
    paint: makePaint(options.color && !json),
    width: process.stdout.isTTY === true ? process.stdout.columns : undefined,
    progress: (line) => {
      if (!quiet && !json) process.stderr.write(`${printable(line)}\n`);
    },
  };
}

/** What is typed wins over the environment; a server over a folder. */
export function chooseTarget(
  { data, databaseUrl }: Pick<GlobalOptions, 'data' | 'databaseUrl'>,
  env: NodeJS.ProcessEnv = process.env,
): DatabaseTarget {
  if (data !== undefined && databaseUrl !== undefined) {
    throw new AppError('usage', '--data and --database-url were both given', {
      hint: 'The data is either in a folder or on a server: give one of them.',
    });
  }
  if (databaseUrl !== undefined) return { url: databaseUrl };
  if (data !== undefined) return { dataDir: data };
  if (env.DATABASE_URL) return { url: env.DATABASE_URL };
  return { dataDir: env.GOLDENROD_DATA || defaultDataDir() };
}
