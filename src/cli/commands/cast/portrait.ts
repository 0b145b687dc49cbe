import { extname } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { writeNew } from '../../write-new.ts';

/** A picture of a character. */
export function registerPortrait(cast: Command): void {
  cast
    .command('portrait <book> <who>')
    .description('draw a character’s portrait by its look, as panels show it')
    .requiredOption('-o, --output <file>', 'a new file, .png or .svg')
    .addHelpText('after', examples('goldenrod cast portrait sherlock Holmes -o holmes.png'))
    .action(
      runAction<{ output: string }>(async (context, [book = '', who = ''], { output }) => {
        const format = extname(output).slice(1).toLowerCase();
        if (format !== 'png' && format !== 'svg') {
          throw new AppError('usage', `"${output}" ends neither with .png nor with .svg`);
        }
        const { content } = await withVerbs(context, (verbs) =>
          verbs.drawPortrait({ book, who, format }),
        );
        await writeNew(output, content);
        return { json: { file: output }, text: `Drew ${who} to ${output}.` };
      }),
    );
}
