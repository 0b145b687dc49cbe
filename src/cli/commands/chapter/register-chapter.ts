import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { chapterStateTable } from './chapter-table.ts';
import { registerChapterText } from './show.ts';

export function registerChapter(program: Command): void {
  const chapter = program
    .command('chapter')
    .description('look at the chapters of a book, and replace their prose');
  registerChapterText(chapter);
  chapter
    .command('list')
    .description('list the chapters of a book with the state of their scripts')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod chapter list --book sherlock'))
    .action(
      runAction<{ book: string }>(async (context, _args, options) => {
        const { book, items: chapters } = await withVerbs(context, (verbs) =>
          verbs.listChapters(options),
        );
        return { json: { book, chapters }, text: chapterStateTable(context, chapters) };
      }),
    );
}
