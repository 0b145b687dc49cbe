import type { Command } from 'commander';
import { AppError, ScriptStyle, type Style, type StyleToAdd } from '../../contract/index.ts';
import { examples } from '../output/examples.ts';
import { table } from '../output/table.ts';
import { byContract } from '../parse-input.ts';
import { readInputFile } from '../read-file.ts';
import { runAction } from '../run-action.ts';
import { withVerbs } from '../with-verbs.ts';

/** Bytes: settings take less than a thousand. */
const LARGEST_SETTINGS = 100_000;

interface AddOptions {
  like?: string;
  settings?: string;
}

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
              { title: 'what it is', value: (each) => each.settings.label },
              { title: 'settings', value: (each) => SOURCES[each.source] },
            ],
            { width, paintTitle: (cell) => paint('bold', cell) },
          ),
        };
      }),
    );
  style
    .command('show')
    .argument('<name>', 'the style', byContract(ScriptStyle))
    .description('show what a style says: its settings')
    .addHelpText('after', examples('goldenrod style show documentary'))
    .action(
      runAction(async (context, [name = '']) => {
        const shown = await withVerbs(context, (verbs) => verbs.getStyle({ style: name }));
        return { json: { style: shown }, text: describe(shown) };
      }),
    );
  style
    .command('add')
    .argument('<name>', 'what --style takes', byContract(ScriptStyle))
    .description('add a style, for versions to come, or say what it says')
    .option('--like <style>', 'the style whose settings it has', byContract(ScriptStyle))
    .option('--settings <file>', 'a JSON file with those that it has otherwise')
    .addHelpText(
      'after',
      examples(
        'goldenrod style add noir',
        'goldenrod style add noir --like cinematic_movie --settings noir.json',
      ),
    )
    .action(
      runAction<AddOptions>(async (context, [name = ''], options) => {
        const settings = options.settings === undefined ? {} : await readSettings(options.settings);
        const like = options.like === undefined ? {} : { like: options.like };
        const added = await withVerbs(context, (verbs) =>
          verbs.addStyle({ name, ...like, ...settings }),
        );
        return {
          json: { style: added },
          text: `You can make versions in the style "${added.name}".`,
        };
      }),
    );
}

const SOURCES: Record<Style['source'], string> = {
  shipped: 'shipped',
  account: 'yours',
  name: 'as usual',
};

function describe({ name, source, settings }: Style): string {
  const said = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [`${name} (${SOURCES[source]})`, ...said].join('\n');
}

/** What is in it the contract holds to its shape. */
async function readSettings(file: string): Promise<Pick<StyleToAdd, 'settings'>> {
  const bytes = await readInputFile(file, LARGEST_SETTINGS);
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return { settings: read as StyleToAdd['settings'] };
  } catch (error) {
    throw new AppError('usage', `${file} is no JSON: ${(error as Error).message}`, {
      hint: 'Write an object of settings, such as {"aspect": "4:3"}; goldenrod style show NAME --json shows all.',
      cause: error,
    });
  }
}
