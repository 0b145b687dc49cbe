import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { numbered, quotesTable } from './quotes-table.ts';

interface ListOptions {
  book: string;
  chapter: number;
  doubt?: boolean;
}

export function registerList(dialogue: Command): void {
  dialogue
    .command('list')
    .description('list what is said in a chapter, and by whom')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--doubt', 'the least certain first')
    .addHelpText(
      'after',
      examples(
        'goldenrod dialogue list --book sherlock --chapter 1',
        'goldenrod dialogue list --book sherlock --chapter 1 --doubt',
      ),
    )
    .action(
      runAction<ListOptions>(async (context, _args, { book, chapter: number, doubt }) => {
        const quotes = await withVerbs(context, (verbs) => verbs.listQuotes({ book, number }));
        const rows = numbered(quotes);
        const shown = doubt === true ? rows.toSorted((a, b) => a.confidence - b.confidence) : rows;
        const lost =
          quotes.unplaced === 0
            ? ''
            : `\n${quotes.unplaced} confirmed, whose words are not in the chapter now.`;
        return { json: { ...quotes, items: shown }, text: `${quotesTable(context, shown)}${lost}` };
      }),
    );
}
