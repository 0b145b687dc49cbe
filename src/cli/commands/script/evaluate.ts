import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

export function registerEvaluate(script: Command): void {
  script
    .command('evaluate <script>')
    .description('evaluate a script by the rubric and record it')
    .addHelpText('after', examples('goldenrod script evaluate sherlock/1/cinematic_movie/v1'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const { script: evaluated, evaluation } = await withVerbs(context, (verbs) =>
          verbs.evaluateScript({ script: wanted }),
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
