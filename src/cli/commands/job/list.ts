import { type Command, InvalidArgumentError } from 'commander';
import { JobState } from '../../../contract/job.ts';
import { examples } from '../../output/examples.ts';
import { byContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { jobTable } from './job-table.ts';

interface ListOptions {
  state?: JobState;
  limit: number;
}

export function registerListJobs(job: Command): void {
  job
    .command('list')
    .description('list your jobs, the newest first')
    .option(
      '--state <state>',
      'queued, running, done, failed or cancelled alone',
      byContract(JobState),
    )
    .option('--limit <number>', 'at most so many, up to 200', upTo200, 50)
    .addHelpText('after', examples('goldenrod job list --state failed'))
    .action(
      runAction<ListOptions>(async (context, _args, { state, limit }) => {
        const { items: jobs } = await withVerbs(context, (verbs) =>
          verbs.listJobs({ state, limit: String(limit) }),
        );
        return { json: { jobs }, text: jobs.length === 0 ? 'No jobs.' : jobTable(context, jobs) };
      }),
    );
}

function upTo200(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 200) return Number(text);
  throw new InvalidArgumentError('it is a whole number from 1 to 200.');
}
