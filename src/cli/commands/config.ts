import type { Command } from 'commander';
import { makeContext, worksHereAlone } from '../context.ts';
import { loadCommandConfig } from '../load-command-config.ts';
import { examples } from '../output/examples.ts';
import { table } from '../output/table.ts';

export function registerConfig(program: Command): void {
  program
    .command('config')
    .description('show what is in force and where each value comes from; secrets are masked')
    .addHelpText('after', examples('goldenrod config', 'goldenrod config --json'))
    .action(async (_options: unknown, command: Command) => {
      const { describeConfig } = await import('../../config/describe-config.ts');
      const { json, width, paint } = makeContext(command);
      const config = loadCommandConfig(command);
      // Typed, it asks for what is in force there, which a server does not tell.
      if (config.origins.server === 'flag') throw worksHereAlone(command);
      const settings = describeConfig(config);
      const text = json
        ? JSON.stringify({ file: config.file, settings }, null, 2)
        : table(
            settings,
            [
              { title: 'setting', value: (each) => each.setting },
              { title: 'value', value: (each) => each.value ?? '-' },
              {
                title: 'from',
                value: (each) => (each.from === 'environment' ? each.env : each.from),
              },
              { title: 'what it is', value: (each) => each.what },
            ],
            { width, paintTitle: (cell) => paint('bold', cell) },
          );
      process.stdout.write(`${text}\n`);
    });
}
