import type { Command } from 'commander';
import { AppError, DEFAULT_STYLE, type Script, ScriptStyle } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { byContract, chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

interface DraftOptions {
  book: string;
  chapter?: number;
  style: string;
  all?: boolean;
}

export function registerDraft(script: Command): void {
  script
    .command('draft')
    .description('draft a chapter as a screenplay, as its next version')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--chapter <number>', 'the chapter', chapterNumber)
    .option('--style <style>', 'the style of the script', byContract(ScriptStyle), DEFAULT_STYLE)
    .option('--all', 'every chapter of the book, one after the other')
    .addHelpText(
      'after',
      examples(
        'goldenrod script draft --book sherlock --chapter 1',
        'goldenrod script draft --book sherlock --all --style documentary',
      ),
    )
    .action(
      runAction<DraftOptions>(async (context, _args, options) => {
        if ((options.chapter === undefined) === (options.all !== true)) {
          throw new AppError('usage', 'give either --chapter or --all', {
            hint: 'One chapter: --chapter 1. Every chapter of the book: --all.',
          });
        }
        const scripts = await draft(context, options);
        const [first] = scripts;
        return {
          json: options.all === true ? { scripts } : { script: first },
          text: describe(context, scripts),
        };
      }),
    );
}

/** Each chapter in a transaction of its own: what was said to be drafted stays, whatever comes after. */
async function draft(context: CliContext, options: DraftOptions): Promise<Script[]> {
  const { style, chapter } = options;
  return withVerbs(context, async (verbs) => {
    if (chapter !== undefined) {
      return [await verbs.draftScript({ book: options.book, number: chapter, style })];
    }
    const { book, items: chapters } = await verbs.listChapters({ book: options.book });
    const scripts: Script[] = [];
    for (const { number } of chapters) {
      const made = await verbs.draftScript({ book: book.id, number, style });
      scripts.push(made);
      context.progress(`${scripts.length} of ${chapters.length}: ${made.handle}`);
    }
    return scripts;
  });
}

function describe(context: CliContext, scripts: Script[]): string {
  const [first] = scripts;
  if (!first) return 'The book has no chapters to draft.';
  return [
    scriptTable(context, scripts),
    '',
    `Next: goldenrod script evaluate ${first.handle}`,
  ].join('\n');
}
