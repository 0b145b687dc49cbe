import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { AppError, type FoundCharacters, type Job } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withDatabase } from '../../with-database.ts';
import { withVerbs } from '../../with-verbs.ts';
import { foundTable } from './found-table.ts';

const POLL_MS = 500;

export function registerFind(cast: Command): void {
  cast
    .command('find')
    .description('read a whole book for who is in it')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod cast find --book sherlock'))
    .action(
      runAction<{ book: string }>(async (context, _args, { book }) => {
        const found = await (context.server === undefined
          ? readHere(context, book)
          : withVerbs(context, (verbs) => readThere(context, verbs, book)));
        return { json: found, text: foundTable(context, found) };
      }),
    );
}

/** On the database, at once. */
function readHere(context: CliContext, book: string): Promise<FoundCharacters> {
  return withDatabase(context, async (db, actor) => {
    const { roadOf } = await import('../../../db/road.ts');
    const { endReading, readWholeBook } = await import('../../../cast/found/read-whole-book.ts');
    const { listFoundCharacters } = await import('../../../cast/found/list-found.ts');
    const road = roadOf(db, actor);
    context.progress('Reading the whole book for names');
    const read = await readWholeBook(road, book, {
      soFar: null,
      step: ({ done }, chapters) => {
        if (done.length > 0) {
          context.progress(`Reading to chapter ${done.at(-1)}, ${done.length} of ${chapters}`);
        }
        return road;
      },
      pause: async () => {},
    });
    await road.commit((trx) => endReading(trx, read));
    return listFoundCharacters(road, { book: read.book.id });
  });
}

/** By a server's worker, as a job that is followed to its end. */
async function readThere(
  context: CliContext,
  verbs: BoundVerbs,
  book: string,
): Promise<FoundCharacters> {
  let job: Job = await verbs.askJob({ kind: 'read-book', input: { book, again: true } });
  let told: string | null = null;
  while (job.ended_at === null) {
    if (job.step !== null && job.step !== told) context.progress(job.step);
    told = job.step;
    await sleep(POLL_MS);
    job = await verbs.getJob({ job: job.id });
  }
  if (job.state !== 'done') throw notRead(job);
  return verbs.listFoundCharacters({ book });
}

function notRead({ id, state, error }: Job): AppError {
  return new AppError('conflict', error?.message ?? `the reading was ${state}`, {
    hint: error?.hint ?? `See goldenrod job show ${id}.`,
    details: { job: id },
  });
}
