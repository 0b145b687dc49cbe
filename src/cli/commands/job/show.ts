import type { Command } from 'commander';
import type { Job } from '../../../contract/job.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { jobTable } from './job-table.ts';

export function registerShowJob(job: Command): void {
  job
    .command('show <job>')
    .description('show a job with its input and what came of it')
    .addHelpText('after', examples('goldenrod job show 7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11'))
    .action(
      runAction(async (context, [id = '']) => {
        const found = await withVerbs(context, (verbs) => verbs.getJob({ job: id }));
        return { json: { job: found }, text: describe(context, found) };
      }),
    );
}

function describe(context: CliContext, job: Job): string {
  const lines = [`input: ${JSON.stringify(job.input)}`];
  if (job.result !== null) lines.push(`result: ${JSON.stringify(job.result)}`);
  if (job.error !== null) lines.push(`error: ${job.error.message} (${job.error.code})`);
  if (job.error?.hint) lines.push(`hint: ${job.error.hint}`);
  return [jobTable(context, [job]), '', ...lines.map(printable)].join('\n');
}
