import type { Command } from 'commander';
import type { RunningApi } from '../../http/start-api.ts';
import { type CliContext, makeContext } from '../context.ts';
import { loadCommandConfig } from '../load-command-config.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { describeEvent } from '../output/describe-event.ts';
import { examples } from '../output/examples.ts';
import { readVersion } from '../read-version.ts';
import { untilStopped } from '../until-stopped.ts';

interface UpOptions {
  open: boolean;
}

export function registerUp(program: Command): void {
  program
    .command('up')
    .description(
      'start the API, on this machine and for you alone unless it is configured otherwise',
    )
    .option('--port <number>', 'the port, 0 for any free one (GOLDENROD_PORT)')
    .option('--host <address>', 'the address to listen on (GOLDENROD_HOST)')
    .option('--config <file>', 'configuration file (GOLDENROD_CONFIG), else goldenrod.json')
    .option('--no-open', 'do not open the browser')
    .addHelpText('after', examples('goldenrod up', 'goldenrod up --port 0 --no-open --data ./desk'))
    .action(async (_options: unknown, command: Command) => {
      await up(makeContext(command), command);
    });
}

/** Runs until it is told to stop; then requests in flight end and the database is closed. */
async function up(context: CliContext, command: Command): Promise<void> {
  const config = loadCommandConfig(command);
  const stopped = untilStopped();
  const { openDatabase } = await import('../../db/open-database.ts');
  const { readyDatabase } = await import('../../db/ready-database.ts');
  const { startApi } = await import('../../http/start-api.ts');
  const db = await openDatabase(config.target);
  try {
    await readyDatabase(db, (event) => context.progress(describeEvent(event)));
    const api = await startApi(db, config, readVersion());
    const close = await announce(context, api, command.opts<UpOptions>());
    await stopped;
    context.progress('Stopping: what has begun will end. Once more to stop at once.');
    await Promise.all([api.stop(), close()]);
  } finally {
    await db.close();
  }
}

/** The token is told here once, and nowhere else. */
async function announce(
  { json, interactive }: CliContext,
  { url, link }: RunningApi,
  { open }: UpOptions,
): Promise<() => Promise<void>> {
  const told = link === null ? `Goldenrod answers at ${url}` : `Goldenrod is at ${link}`;
  process.stdout.write(json ? `${JSON.stringify({ url, link })}\n` : `${told}\n`);
  if (!open || !interactive || link === null) return async () => undefined;
  return openInBrowser(link);
}
