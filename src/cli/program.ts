import { Command } from 'commander';
import { registerBackup } from './commands/backup.ts';
import { registerBook } from './commands/book/register-book.ts';
import { registerCast } from './commands/cast/register-cast.ts';
import { registerChapter } from './commands/chapter/register-chapter.ts';
import { registerConfig } from './commands/config.ts';
import { registerDb } from './commands/db/register-db.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDialogue } from './commands/dialogue/register-dialogue.ts';
import { registerJob } from './commands/job/register-job.ts';
import { registerMedia } from './commands/media/register-media.ts';
import { registerProduce } from './commands/produce/produce.ts';
import { registerTableRead } from './commands/produce/table-read.ts';
import { registerProvider } from './commands/provider/register-provider.ts';
import { registerRestore } from './commands/restore.ts';
import { registerScript } from './commands/script/register-script.ts';
import { registerShot } from './commands/shot/register-shot.ts';
import { registerSpend } from './commands/spend/register-spend.ts';
import { registerStyle } from './commands/style.ts';
import { registerTake } from './commands/take/register-take.ts';
import { registerUp } from './commands/up.ts';
import { registerWorker } from './commands/worker.ts';
import { readVersion } from './read-version.ts';

/** The whole command line. Actions load what they need when they run, so that help is quick. */
export function buildProgram(): Command {
  const program = new Command('goldenrod')
    .description('The script desk of a book-to-video studio.')
    .version(readVersion(), '--version', 'print the version')
    .option('--data <dir>', 'folder of the embedded database (GOLDENROD_DATA)')
    .option('--database-url <url>', 'PostgreSQL server to use instead (DATABASE_URL)')
    .option('--server <url>', 'Goldenrod to work on over HTTP (GOLDENROD_SERVER)')
    .option('--token <token>', 'token that it knows you by (better in GOLDENROD_TOKEN)')
    .option('--config <file>', 'configuration file (GOLDENROD_CONFIG), else goldenrod.json')
    .option('--as <user>', 'account to work as, by e-mail or id (GOLDENROD_USER)')
    .option('--json', 'print JSON for programs')
    .option('--quiet', 'no progress on stderr')
    .option('--no-color', 'no colours (NO_COLOR)')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError(true)
    // Errors are told in one place, by reportError.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
    .exitOverride();
  registerDemo(program);
  registerBook(program);
  registerChapter(program);
  registerScript(program);
  registerStyle(program);
  registerDialogue(program);
  registerCast(program);
  registerUp(program);
  registerConfig(program);
  registerDb(program);
  registerJob(program);
  registerMedia(program);
  registerTake(program);
  registerShot(program);
  registerTableRead(program);
  registerProduce(program);
  registerProvider(program);
  registerSpend(program);
  registerWorker(program);
  registerBackup(program);
  registerRestore(program);
  return program;
}
