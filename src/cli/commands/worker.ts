import type { Command } from 'commander';
import type { Database } from '../../db/database.ts';
import type { WorkerDoor } from '../../http/start-worker-door.ts';
import type { RunningWorker, WorkerEvent } from '../../jobs/start-worker.ts';
import { concurrencyOption } from '../concurrency-option.ts';
import type { CliContext } from '../context.ts';
import { describeJobEvent } from '../output/describe-job-event.ts';
import { examples } from '../output/examples.ts';
import { runAction } from '../run-action.ts';
import { untilStopped } from '../until-stopped.ts';
import { withReadyDatabase } from '../with-ready-database.ts';

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description('do the jobs of the queue, until it is stopped')
    .addOption(concurrencyOption())
    .option(
      '--metrics-port <number>',
      'answer /healthz, /readyz and /metrics there, 0 for any free port (GOLDENROD_METRICS_PORT)',
    )
    .option('--metrics-host <address>', 'the address for that (GOLDENROD_METRICS_HOST)')
    .addHelpText(
      'after',
      examples(
        'goldenrod worker --database-url postgresql://localhost/studio --concurrency 2',
        'goldenrod worker --metrics-port 4851',
      ),
    )
    .action(
      runAction<{ concurrency: number }>(async (context, _args, { concurrency }) => {
        const { startWorker } = await import('../../jobs/start-worker.ts');
        const { openServices } = await import('../open-services.ts');
        const { warnOfOwner } = await import('../../db/login/warn-of-owner.ts');
        const stopped = untilStopped();
        const done = await withReadyDatabase(context, async (db) => {
          await warnOfOwner(db, context.progress);
          let count = 0;
          const running: { stop(): Promise<void> }[] = [];
          try {
            let worker: RunningWorker | undefined;
            const door = await openDoor(db, context, () => worker?.isWorking() ?? false);
            if (door !== undefined) running.push(door);
            const services = await openServices(db, context.target);
            running.push(services);
            const onEvent = (event: WorkerEvent) => {
              if (event.kind === 'done') count += 1;
              door?.watchWork(event);
              context.progress(describeJobEvent(event));
            };
            const { store } = services;
            const { providers } = context;
            worker = await startWorker(db, { store, providers, concurrency, onEvent });
            running.push(worker);
            context.progress('Waiting for jobs. Ctrl-C stops.');
            await stopped;
            context.progress('Stopping: what is not done is handed back.');
          } finally {
            for (const each of running.reverse()) await each.stop();
          }
          return count;
        });
        return { json: { done }, text: '' };
      }),
    );
}

/** Nothing listens unless a port was said. */
async function openDoor(
  db: Database,
  { settings, progress }: CliContext,
  isWorking: () => boolean,
): Promise<WorkerDoor | undefined> {
  const { metricsPort: port } = settings;
  if (port === undefined) return undefined;
  const { startWorkerDoor } = await import('../../http/start-worker-door.ts');
  const door = await startWorkerDoor(db, { port, settings, isWorking });
  progress(`Health and metrics are at ${door.url}/metrics`);
  return door;
}
