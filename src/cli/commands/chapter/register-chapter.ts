import type { Command } from 'commander';
import { asUser } from '../../as-user.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { chapterStateTable } from './chapter-table.ts';

export function registerChapter(program: Command): void {
  program
    .command('chapter')
    .description('look at the chapters of a book')
    .command('list')
    .description('list the chapters of a book with the state of their scripts')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod chapter list --book sherlock'))
    .action(
      runAction<{ book: string }>(async (context, _args, options) => {
        const { findBook } = await import('../../../book/find-book.ts');
        const { listChapters } = await import('../../../book/list-chapters.ts');
        const { book, chapters } = await asUser(context, async (trx) => {
          const book = await findBook(trx, options.book);
          return { book, chapters: await listChapters(trx, book) };
        });
        return { json: { book, chapters }, text: chapterStateTable(context, chapters) };
      }),
    );
}
