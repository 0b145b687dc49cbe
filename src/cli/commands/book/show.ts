import type { Command } from 'commander';
import type { BookItem } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { describeCover } from './cover.ts';

export function registerShowBook(book: Command): void {
  book
    .command('show <book>')
    .description('show a book and what its chapters have come to')
    .addHelpText('after', examples('goldenrod book show sherlock'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const shown = await withVerbs(context, (verbs) => verbs.getBook({ book: wanted }));
        return { json: { book: shown }, text: describe(shown) };
      }),
    );
}

function describe(book: BookItem): string {
  const states = Object.entries(book.chapter_states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  return [
    `${book.title}${book.author === null ? '' : `, by ${book.author}`}`,
    `Handle:   ${book.handle}`,
    `Id:       ${book.id}`,
    `Language: ${book.language ?? 'not known'}`,
    `Chapters: ${book.chapters}${states.length === 0 ? '' : ` (${states.join(', ')})`}`,
    `Versions: ${book.versions}`,
    `Cover:    ${book.cover === null ? 'none' : describeCover(book.cover)}`,
  ]
    .map(printable)
    .join('\n');
}
