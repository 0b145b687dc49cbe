import type { Command } from 'commander';
import { asUser } from '../../as-user.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';

export function registerListBooks(book: Command): void {
  book
    .command('list')
    .description('list the books')
    .addHelpText('after', examples('goldenrod book list'))
    .action(
      runAction(async (context) => {
        const { listBooks } = await import('../../../book/list-books.ts');
        const books = await asUser(context, listBooks);
        const text =
          books.length === 0
            ? 'No books yet. Import one: goldenrod book import FILE'
            : table(
                books,
                [
                  { title: 'book', value: (each) => each.handle },
                  { title: 'title', value: (each) => each.title },
                  { title: 'author', value: (each) => each.author },
                  { title: 'chapters', value: (each) => each.chapters, align: 'right' },
                ],
                { width: context.width, paintTitle: (cell) => context.paint('bold', cell) },
              );
        return { json: { books }, text };
      }),
    );
}
