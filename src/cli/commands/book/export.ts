import type { Command } from 'commander';
import { DEFAULT_STYLE, ScriptStyle } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { byContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { tellWhile } from '../../tell-while.ts';
import { withVerbs } from '../../with-verbs.ts';
import { deliver, type ExportOptions, exportQuery, withExportOptions } from '../export-options.ts';

export function registerExportBook(book: Command): void {
  withExportOptions(
    book
      .command('export <book>')
      .description('write the active versions of a book out, by chapter, as one script'),
  )
    .option('--style <style>', 'the style of the versions', byContract(ScriptStyle), DEFAULT_STYLE)
    .addHelpText('after', examples('goldenrod book export sherlock --format fdx -o sherlock.fdx'))
    .action(
      runAction<ExportOptions & { style: string }>(async (context, [wanted = ''], options) => {
        const { style, format } = options;
        const { book: exported, file } = await withVerbs(context, async (verbs) => {
          const found = await verbs.getBook({ book: wanted });
          const query = exportQuery(options);
          const writing = verbs.exportBook({ book: found.id, style, ...query });
          const what = `Writing ${found.handle} as ${format}`;
          return { book: found, file: await tellWhile(context, what, writing) };
        });
        const { json, text } = await deliver(file, options);
        return { json: { book: exported, style, format, ...json }, text };
      }),
    );
}
