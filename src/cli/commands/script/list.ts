import type { Command } from 'commander';
import { type Script, ScriptStatus, ScriptStyle } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { byContract, chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { everyPage } from '../../verbs/every-page.ts';
import { withVerbs } from '../../with-verbs.ts';
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
        const { chapter, ...filter } = options;
        const found = await withVerbs(context, (verbs) =>
          everyPage((at) =>
            verbs.listScripts({
              ...filter,
              ...(chapter === undefined ? {} : { chapter: String(chapter) }),
              ...at,
            }),
          ),
        );
        const scripts = found.toSorted(byPlace);
        const text =
          scripts.length === 0
            ? 'No such scripts. Draft one: goldenrod script draft --book BOOK --chapter 1'
            : scriptTable(context, scripts);
        return { json: { scripts }, text };
      }),
    );
}

/** By book, chapter, style and version; scripts without a chapter come last. */
function byPlace(one: Script, other: Script): number {
  return (
    compare(one.book ?? LAST, other.book ?? LAST) ||
    (one.chapter ?? 0) - (other.chapter ?? 0) ||
    compare(one.style, other.style) ||
    one.version - other.version ||
    compare(one.id, other.id)
  );
}

const LAST = '\uffff';

/** By code unit, the same on every machine. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
