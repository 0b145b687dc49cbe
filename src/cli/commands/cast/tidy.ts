import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { UnneededCharacter } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

interface TidyOptions {
  book: string;
  dryRun?: boolean;
  yes?: boolean;
}

export function registerTidy(cast: Command): void {
  cast
    .command('tidy')
    .description('remove characters that a program made, nobody confirmed and no version needs')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--dry-run', 'list them, and remove nobody')
    .option('--yes', 'ask nothing')
    .addHelpText('after', examples('goldenrod cast tidy --book lamp --dry-run'))
    .action(
      runAction<TidyOptions>((context, _args, options) =>
        withVerbs(context, async (verbs) => {
          const { book, items: found } = await verbs.listUnneeded({ book: options.book });
          const listed = unneededTable(context, found);
          if (options.dryRun === true || found.length === 0) {
            const text = found.length === 0 ? 'Everybody is needed.' : listed;
            return { json: { book, unneeded: found, removed: [] }, text };
          }
          if (options.yes !== true) await confirm(context, listed, found.length);
          const { items: removed } = await verbs.tidyCast({
            book: book.id,
            characters: found.map(({ id }) => id),
          });
          return {
            json: { book, unneeded: found, removed },
            text: `Removed ${removed.map(({ name }) => name).join(', ') || 'nobody'}.`,
          };
        }),
      ),
    );
}

async function confirm(context: CliContext, listed: string, count: number): Promise<void> {
  if (!context.interactive) {
    throw new AppError('usage', 'nobody can be asked whether they may go', {
      hint: 'See who it is with --dry-run, then say --yes.',
    });
  }
  context.progress(listed);
  const who = count === 1 ? 'this character' : `these ${count} characters`;
  if (await ask(`Remove ${who}?`)) return;
  throw new AppError('usage', 'nobody was removed', { hint: 'It was your no that decided it.' });
}

const MAKERS = { draft: 'a draft', import: 'an import', unknown: 'an earlier version' } as const;

function unneededTable({ width, paint }: CliContext, found: UnneededCharacter[]): string {
  return table(
    found,
    [
      { title: 'character', value: (each) => each.name },
      { title: 'made by', value: (each) => MAKERS[each.made_by] },
      { title: 'chapter', value: (each) => each.chapter ?? '-', align: 'right' },
      { title: 'id', value: (each) => each.id },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
