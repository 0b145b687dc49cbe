import type { Command } from 'commander';
import { ScriptStatus, ScriptStyle } from '../../../contract/index.ts';
import { asUser } from '../../as-user.ts';
import { examples } from '../../output/examples.ts';
import { byContract, chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { scriptTable } from './script-table.ts';

interface ListOptions {
  book?: string;
  chapter?: number;
  style?: string;
  status?: ScriptStatus;
}

export function registerListScripts(script: Command): void {
  script
    .command('list')
    .description('list scripts')
    .option('--book <book>', 'of one book')
    .option('--chapter <number>', 'of one chapter', chapterNumber)
    .option('--style <style>', 'of one style', byContract(ScriptStyle))
    .option('--status <status>', 'in one state', byContract(ScriptStatus))
    .addHelpText(
      'after',
      examples(
        'goldenrod script list --book sherlock --chapter 1',
        'goldenrod script list --status active',
      ),
    )
    .action(
      runAction<ListOptions>(async (context, _args, options) => {
        const { findBook } = await import('../../../book/find-book.ts');
        const { listScripts } = await import('../../../script/list-scripts.ts');
        const scripts = await asUser(context, async (trx) =>
          listScripts(trx, {
            ...options,
            book: options.book === undefined ? undefined : await findBook(trx, options.book),
          }),
        );
        const text =
          scripts.length === 0
            ? 'No such scripts. Draft one: goldenrod script draft --book BOOK --chapter 1'
            : scriptTable(context, scripts);
        return { json: { scripts }, text };
      }),
    );
}
