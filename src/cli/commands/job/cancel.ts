import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { jobTable } from './job-table.ts';

export function registerCancelJob(job: Command): void {
  job
    .command('cancel <job>')
    .description('cancel a job; what it has finished so far stays')
    .addHelpText('after', examples('goldenrod job cancel 7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11'))
    .action(
      runAction(async (context, [id = '']) => {
        const cancelled = await withVerbs(context, (verbs) => verbs.cancelJob({ job: id }));
        const late =
          cancelled.state === 'cancelled' ? [] : ['', `It had ended before: ${cancelled.state}.`];
        return {
          json: { job: cancelled },
          text: [jobTable(context, [cancelled]), ...late].join('\n'),
        };
      }),
    );
}
