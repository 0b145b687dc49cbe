import type { Command } from 'commander';
import type { Config } from '../../config/load-config.ts';
import type { Database } from '../../db/database.ts';
import type { RunningApi } from '../../http/start-api.ts';
import { concurrencyOption } from '../concurrency-option.ts';
import { type CliContext, makeContext } from '../context.ts';
import { loadCommandConfig } from '../load-command-config.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { describeEvent } from '../output/describe-event.ts';
import { examples } from '../output/examples.ts';
import { readVersion } from '../read-version.ts';
import { untilStopped } from '../until-stopped.ts';
import { playWhereNew } from './demo.ts';

interface UpOptions {
  open: boolean;
  sample?: boolean;
  worker: boolean;
  concurrency: number;
}

export function registerUp(program: Command): void {
  program
    .command('up')
    .description(
      'start the API and a worker, on this machine and for you alone unless it is configured otherwise',
    )
    .option('--port <number>', 'the port, 0 for any free one (GOLDENROD_PORT)')
    .option('--host <address>', 'the address to listen on (GOLDENROD_HOST)')
    .option('--no-worker', 'the API alone: jobs wait for a `goldenrod worker` on the same server')
    .addOption(concurrencyOption())
    .option('--no-open', 'do not open the browser')
    .option('--sample', 'where there is no book yet, play `goldenrod demo` first')
    .addHelpText(
      'after',
      examples(
        'goldenrod up',
        'goldenrod up --port 0 --no-open --data ./desk',
        'goldenrod up --no-worker --database-url postgresql://localhost/studio',
      ),
    )
    .action(async (_options: unknown, command: Command) => {
      await up(makeContext(command), command);
    });
}

/** Runs until it is told to stop; then requests and steps in flight end and the database is closed. */
async function up(context: CliContext, command: Command): Promise<void> {
  const config = loadCommandConfig(command);
  const stopped = untilStopped();
  const { openDatabase } = await import('../../db/open/open-database.ts');
  const { readyDatabase } = await import('../../db/open/ready-database.ts');
  const { warnOfOwner } = await import('../../db/login/warn-of-owner.ts');
  const db = await openDatabase(context.target);
  const running: { stop(): Promise<void> }[] = [];
  try {
    await readyDatabase(db, (event) => context.progress(describeEvent(event)));
    await warnOfOwner(db, context.progress);
    const options = command.opts<UpOptions>();
    if (options.sample === true) await putSample(context, db);
    const api = await startAll(db, config, options, running);
    running.push(await announce(context, api, options));
    await stopped;
    context.progress('Stopping: what has begun will end. Once more to stop at once.');
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    await db.close();
  }
}

async function putSample(context: CliContext, db: Database): Promise<void> {
  const { localVerbs } = await import('../verbs/local-verbs.ts');
  const { resolveActor } = await import('../../db/resolve-actor.ts');
  const verbs = localVerbs(db, await resolveActor(db, { user: context.user }));
  let steps = 0;
  await playWhereNew({ verbs, tell: (line) => context.progress(`${++steps}. ${line}`) });
}

/** Starts API and worker; each is put into `running`, so that a later failure stops the earlier ones. */
async function startAll(
  db: Database,
  config: Config,
  options: UpOptions,
  running: { stop(): Promise<void> }[],
): Promise<RunningApi> {
  const { startApi } = await import('../../http/start-api.ts');
  const { openServices } = await import('../open-services.ts');
  const services = await openServices(db, config.target);
  running.push(services);
  const { store } = services;
  const api = await startApi({ db, config, store, version: readVersion() });
  running.push(api);
  if (options.worker) {
    const { startWorker } = await import('../../jobs/start-worker.ts');
    const { concurrency } = options;
    running.push(
      await startWorker(db, {
        store,
        providers: config.providers,
        concurrency,
        onEvent: api.watchWork,
      }),
    );
  }
  return api;
}

/** The token is told here once, and nowhere else. */
async function announce(
  { json, interactive }: CliContext,
  { url, link }: RunningApi,
  { open }: UpOptions,
): Promise<{ stop(): Promise<void> }> {
  const told = link === null ? `Goldenrod answers at ${url}` : `Goldenrod is at ${link}`;
  process.stdout.write(json ? `${JSON.stringify({ url, link })}\n` : `${told}\n`);
  if (!open || !interactive || link === null) return { stop: async () => undefined };
  return { stop: await openInBrowser(link) };
}
