import type { Command } from 'commander';
import type { Config, ServerTarget } from '../config/load-config.ts';
import { AppError } from '../contract/error.ts';
import type { DatabaseTarget } from '../db/database.ts';
import type { Providers } from '../provider/provider.ts';
import type { GlobalOptions } from './global-options.ts';
import { loadCommandConfig } from './load-command-config.ts';
import { makePaint, type Paint } from './output/paint.ts';
import { printable } from './output/printable.ts';

/** What a command needs to know of how it was called. */
export interface CliContext {
  /** The database to work on. Throws `usage` where a server was named and has it. */
  readonly target: DatabaseTarget;
  /** For what works on files of this machine alone. Throws `usage` where a server was named. */
  refuseServer(): void;
  settings: Config['settings'];
  /** Who speaks and draws over the network, by name. */
  providers: Providers;
  /** The Goldenrod that does the work, where one was named. */
  server: ServerTarget | undefined;
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
  const config = loadCommandConfig(command);
  const refuseServer = () => {
    if (config.server !== undefined) throw worksHereAlone(command);
  };
  return {
    get target() {
      refuseServer();
      return config.target;
    },
    refuseServer,
    settings: config.settings,
    providers: config.providers,
    server: config.server,
    user: config.settings.user,
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

/** What to say of a command that no server does for others. */
export function worksHereAlone(command: Command): AppError {
  return new AppError('usage', `${nameOf(command)} cannot be asked of a server`, {
    hint: 'It works on this machine: leave --server and GOLDENROD_SERVER out, or say which database with --data DIR or --database-url URL.',
  });
}

/** `goldenrod db migrate`. */
function nameOf(command: Command): string {
  const { parent } = command;
  return parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`;
}
