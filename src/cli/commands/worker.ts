import { type Command, InvalidArgumentError } from 'commander';
import type { WorkerEvent } from '../../jobs/start-worker.ts';
import { examples } from '../output/examples.ts';
import { runAction } from '../run-action.ts';
import { untilStopped } from '../until-stopped.ts';
import { withReadyDatabase } from '../with-ready-database.ts';

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description('do the jobs of the queue, until it is stopped')
    .option('--concurrency <number>', 'jobs at a time', jobsAtATime, 1)
    .addHelpText(
      'after',
      examples('goldenrod worker --database-url postgresql://localhost/studio --concurrency 2'),
    )
    .action(
      runAction<{ concurrency: number }>(async (context, _args, { concurrency }) => {
        const { startWorker } = await import('../../jobs/start-worker.ts');
        const { openMediaStore } = await import('../../media/store/open-media-store.ts');
        const { mediaTarget } = await import('../../media/store/media-target.ts');
        const { answerBackups } = await import('../../backup/backup-desk.ts');
        const stopped = untilStopped();
        const done = await withReadyDatabase(context, async (db) => {
          let count = 0;
          const media = mediaTarget(context.target);
          const desk =
            'dataDir' in context.target
              ? answerBackups(db, {
                  dataDir: context.target.dataDir,
                  mediaDir: 'dir' in media ? media.dir : undefined,
                })
              : undefined;
          const worker = await startWorker(db, {
            store: await openMediaStore(media),
            concurrency,
            onEvent: (event) => {
              if (event.kind === 'done') count += 1;
              context.progress(describe(event));
            },
          });
          context.progress('Waiting for jobs. Ctrl-C stops.');
          await stopped;
          context.progress('Stopping: what is not done is handed back.');
          await worker.stop();
          await desk?.stop();
          return count;
        });
        return { json: { done }, text: '' };
      }),
    );
}

function jobsAtATime(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new InvalidArgumentError('it is a whole number from 1 to 999.');
}

function describe(event: WorkerEvent): string {
  const at = new Date().toISOString();
  if (event.kind === 'trouble') return `${at} the queue cannot be asked: ${reason(event.error)}`;
  const { id, kind } = event.job;
  if (event.kind === 'taken') return `${at} ${kind} ${id} taken`;
  const why = event.error === undefined ? '' : `: ${reason(event.error)}`;
  return `${at} ${kind} ${id} ${event.kind.replace('_', ' ')} after ${Math.round(event.milliseconds)} ms${why}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
