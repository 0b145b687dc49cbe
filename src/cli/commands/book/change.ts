import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { BookItem } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

/** Renaming a book, and deleting one for good. */
export function registerChangeBook(book: Command): void {
  book
    .command('rename <book> <title>')
    .description('give a book another title; its handle stays')
    .option('--handle', 'make the handle anew, of the new title')
    .addHelpText('after', examples('goldenrod book rename sherlock "The Adventures" --handle'))
    .action(
      runAction<{ handle?: boolean }>(async (context, [wanted = '', title = ''], options) => {
        const renamed = await withVerbs(context, (verbs) =>
          verbs.renameBook({ book: wanted, title, handle: options.handle === true }),
        );
        return {
          json: { book: renamed },
          text: `It is called "${renamed.title}" now, and found as ${renamed.handle}.`,
        };
      }),
    );
  book
    .command('delete <book>')
    .description('delete a book for good, with its chapters, scripts and characters')
    .option('--yes', 'ask nothing')
    .addHelpText('after', examples('goldenrod book delete lamp --yes'))
    .action(
      runAction<{ yes?: boolean }>((context, [wanted = ''], { yes }) =>
        withVerbs(context, async (verbs) => {
          const found = await verbs.getBook({ book: wanted });
          if (yes !== true) await confirm(context, found);
          await verbs.deleteBook({ book: found.id });
          return { json: { deleted: found }, text: `Deleted "${found.title}".` };
        }),
      ),
    );
}

async function confirm(
  context: CliContext,
  { title, chapters, versions }: BookItem,
): Promise<void> {
  const all = `"${title}", ${plural(chapters, 'chapter')} and ${plural(versions, 'version')}`;
  if (!context.interactive) {
    throw new AppError('usage', `nobody can be asked whether ${all} may go for good`, {
      hint: 'Say --yes.',
    });
  }
  if (await ask(`Delete ${all} for good?`)) return;
  throw new AppError('usage', 'nothing was deleted', { hint: 'It was your no that decided it.' });
}
