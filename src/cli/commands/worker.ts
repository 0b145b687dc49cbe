import type { Command } from 'commander';
import { concurrencyOption } from '../concurrency-option.ts';
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
    .addHelpText(
      'after',
      examples('goldenrod worker --database-url postgresql://localhost/studio --concurrency 2'),
    )
    .action(
      runAction<{ concurrency: number }>(async (context, _args, { concurrency }) => {
        const { startWorker } = await import('../../jobs/start-worker.ts');
        const { openDesk } = await import('../open-desk.ts');
        const { warnOfOwner } = await import('../../db/login/warn-of-owner.ts');
        const stopped = untilStopped();
        const done = await withReadyDatabase(context, async (db) => {
          await warnOfOwner(db, context.progress);
          let count = 0;
          const desk = await openDesk(db, context.target);
          const worker = await startWorker(db, {
            store: desk.store,
            concurrency,
            onEvent: (event) => {
              if (event.kind === 'done') count += 1;
              context.progress(describeJobEvent(event));
            },
          });
          context.progress('Waiting for jobs. Ctrl-C stops.');
          await stopped;
          context.progress('Stopping: what is not done is handed back.');
          await worker.stop();
          await desk.stop();
          return count;
        });
        return { json: { done }, text: '' };
      }),
    );
}
