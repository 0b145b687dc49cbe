import type { Command } from 'commander';
import { asUser } from '../../as-user.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { scriptTable } from './script-table.ts';

export function registerEvaluate(script: Command): void {
  script
    .command('evaluate <script>')
    .description('evaluate a script by the rubric and record it')
    .addHelpText('after', examples('goldenrod script evaluate sherlock/1/cinematic_movie/v1'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const { evaluateScript } = await import('../../../evaluation/evaluate-script.ts');
        const { script: evaluated, evaluation } = await asUser(context, (trx) =>
          evaluateScript(trx, wanted),
        );
        const next =
          evaluated.status === 'evaluated'
            ? ['', `Next: goldenrod script approve ${evaluated.handle}`]
            : [];
        return {
          json: { script: evaluated, evaluation },
          text: [
            scriptTable(context, [evaluated]),
            '',
            printable(evaluation.feedback ?? ''),
            ...next,
          ].join('\n'),
        };
      }),
    );
}
