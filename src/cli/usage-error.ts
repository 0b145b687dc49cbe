import type { CommanderError } from 'commander';
import { AppError } from '../contract/error.ts';

/** What commander refused, as our own error. */
export function usageError(error: CommanderError): AppError {
  if (error.code === 'commander.help') {
    return new AppError('usage', 'a command is missing', { hint: SEE_HELP });
  }
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  // Commander's own "(Did you mean ...?)" is on a line of its own.
  const suggestion = rest
    .join(' ')
    .trim()
    .replace(/^\(|\)$/g, '');
  return new AppError('usage', first, {
    hint: suggestion === '' ? SEE_HELP : `${suggestion} ${SEE_HELP}`,
  });
}

const SEE_HELP = 'Add --help to a command to see what it takes.';
