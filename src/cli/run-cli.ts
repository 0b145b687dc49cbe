import { CommanderError } from 'commander';
import { reportError } from './output/report-error.ts';
import { buildProgram } from './program.ts';
import { usageError } from './usage-error.ts';

/** Runs one command line, without node and program. Returns the exit code: 0, 1, or 2 when asked wrongly. */
export async function runCli(args: string[]): Promise<number> {
  const asJson = args.includes('--json');
  const program = buildProgram();
  if (args.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    // A command that did its work and found something wrong says so here.
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Help and version have been printed.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return reportError(error instanceof CommanderError ? usageError(error) : error, { asJson });
  }
}
