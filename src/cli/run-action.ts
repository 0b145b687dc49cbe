import { Command } from 'commander';
import { type CliContext, makeContext } from './context.ts';

/** What a command has to say, for programs and for people. */
export interface CommandResult {
  json: unknown;
  text: string;
  /** 1 when the command worked and what it found is bad. */
  exitCode?: 0 | 1;
}

export type CommandHandler<Options> = (
  context: CliContext,
  args: string[],
  options: Options,
) => Promise<CommandResult>;

/**
 * Makes a commander action of a handler: `.action(runAction(async (context, [id], options) => ...))`.
 * Output is written once, when all is done, so an error leaves nothing half-written on stdout.
 */
export function runAction<Options>(
  handler: CommandHandler<Options>,
): (...params: unknown[]) => Promise<void> {
  return async (...params) => {
    const command = params.at(-1);
    if (!(command instanceof Command)) throw new Error('not called by commander');
    const context = makeContext(command);
    const result = await handler(context, argsOf(params), command.opts() as Options);
    const text = context.json ? JSON.stringify(result.json, null, 2) : result.text;
    if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    if (result.exitCode !== undefined) process.exitCode = result.exitCode;
  };
}

/** Commander passes each argument, an array for a variadic one, then options and command. */
function argsOf(params: unknown[]): string[] {
  return params
    .slice(0, -2)
    .flat()
    .filter((arg): arg is string => typeof arg === 'string');
}
