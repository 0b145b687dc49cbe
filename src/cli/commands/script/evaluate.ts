import { type Command, InvalidArgumentError, Option } from 'commander';
import { AppError } from '../../../contract/error.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

export function registerEvaluate(script: Command): void {
  script
    .command('evaluate <script>')
    .description('evaluate a script by the rubric, or record your own judgement, with --by human')
    .addOption(
      new Option('--by <who>', 'who judges').choices(['rubric', 'human']).default('rubric'),
    )
    .option('--score <number>', 'your score, from 0 to 100', score)
    .option('--feedback <text>', 'what you say of it')
    .addHelpText('after', examples('goldenrod script evaluate sherlock/1/cinematic_movie/v1'))
    .action(
      runAction<EvaluateOptions>(async (context, [wanted = ''], options) => {
        const { script: evaluated, evaluation } = await withVerbs(context, (verbs) =>
          evaluate(verbs, wanted, options),
        );
        const next =
          evaluated.status === 'evaluated'
            ? [
                '',
                `Item by item: goldenrod script findings list ${evaluated.handle}`,
                `Next: goldenrod script approve ${evaluated.handle}`,
              ]
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

interface EvaluateOptions {
  by: 'rubric' | 'human';
  score?: number;
  feedback?: string;
}

function evaluate(verbs: BoundVerbs, script: string, { by, score, feedback }: EvaluateOptions) {
  if (by === 'human') {
    if (score === undefined) {
      throw new AppError('usage', 'a judgement of your own needs a score', {
        hint: 'Give it: --score 80, with --feedback TEXT if you like.',
      });
    }
    return verbs.recordEvaluation({ script, score, feedback });
  }
  if (score !== undefined || feedback !== undefined) {
    throw new AppError('usage', 'the rubric finds score and feedback itself', {
      hint: 'To record your own: --by human.',
    });
  }
  return verbs.evaluateScript({ script });
}

function score(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError('it is a whole number from 0 to 100.');
}
