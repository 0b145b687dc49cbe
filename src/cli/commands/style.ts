import type { Command } from 'commander';
import { ScriptStyle } from '../../contract/index.ts';
import { examples } from '../output/examples.ts';
import { table } from '../output/table.ts';
import { byContract } from '../parse-input.ts';
import { runAction } from '../run-action.ts';
import { withVerbs } from '../with-verbs.ts';

export function registerStyle(program: Command): void {
  const style = program.command('style').description('the styles that scripts are written in');
  style
    .command('list')
    .description('list the styles that you can make versions of')
    .addHelpText('after', examples('goldenrod style list'))
    .action(
      runAction(async (context) => {
        const { items: styles } = await withVerbs(context, (verbs) => verbs.listStyles({}));
        const { width, paint } = context;
        return {
          json: { styles },
          text: table(
            styles,
            [
              { title: 'style', value: (each) => each.name },
              { title: 'scripts', value: (each) => each.scripts, align: 'right' },
            ],
            { width, paintTitle: (cell) => paint('bold', cell) },
          ),
        };
      }),
    );
  style
    .command('add')
    .argument('<name>', 'what --style takes', byContract(ScriptStyle))
    .description('add a style, for versions to come')
    .addHelpText('after', examples('goldenrod style add documentary'))
    .action(
      runAction(async (context, [name = '']) => {
        const style = await withVerbs(context, (verbs) => verbs.addStyle({ name }));
        return { json: { style }, text: `You can make versions in the style "${style.name}".` };
      }),
    );
}
