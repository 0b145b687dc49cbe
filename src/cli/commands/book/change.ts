import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { BookItem } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

interface RenameOptions {
  handle?: boolean;
  author?: string;
  language?: string;
}

/** Renaming a book, and deleting one for good. */
export function registerChangeBook(book: Command): void {
  book
    .command('rename <book> [title]')
    .description('give a book another title, author or language; its handle stays')
    .option('--author <name>', 'who wrote it; "" for nobody who is known')
    .option('--language <tag>', 'as "en" or "pt-BR"; "" for none')
    .option('--handle', 'make the handle anew, of the title')
    .addHelpText(
      'after',
      examples(
        'goldenrod book rename sherlock "The Adventures" --handle',
        'goldenrod book rename sherlock --author "Arthur Conan Doyle"',
      ),
    )
    .action(
      runAction<RenameOptions>(async (context, [wanted = '', title], options) => {
        const { author, language, handle = false } = options;
        if ([title, author, language].every((each) => each === undefined) && !handle) {
          throw new AppError('usage', 'nothing is to be changed', {
            hint: 'Give a title, --author, --language or --handle.',
          });
        }
        const renamed = await withVerbs(context, (verbs) =>
          verbs.renameBook({
            book: wanted,
            handle,
            title,
            author: orNull(author),
            language: orNull(language),
          }),
        );
        return { json: { book: renamed }, text: describe(renamed) };
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

function orNull(said: string | undefined): string | null | undefined {
  return said?.trim() === '' ? null : said;
}

function describe({ title, author, language, handle }: BookItem): string {
  const by = author === null ? '' : ` by ${author}`;
  const tongue = language === null ? '' : `, in ${language}`;
  return `It is called "${title}"${by}${tongue} now, and found as ${handle}.`;
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
