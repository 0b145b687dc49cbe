import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

export function registerListBooks(book: Command): void {
  book
    .command('list')
    .description('list the books')
    .addHelpText('after', examples('goldenrod book list'))
    .action(
      runAction(async (context) => {
        const { items: books } = await withVerbs(context, (verbs) => verbs.listBooks({}));
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
