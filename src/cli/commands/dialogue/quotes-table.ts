import type { ChapterQuotes, Quote } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { table } from '../../output/table.ts';

/** Characters of a quotation that the table shows. */
const SHOWN = 60;

/** A quotation with its number in the chapter, by which a command names it. */
type Numbered = Quote & { number: number };

export function numbered({ items }: ChapterQuotes): Numbered[] {
  return items.map((quote, at) => ({ ...quote, number: at + 1 }));
}

/** Quotations as people read them: a name in brackets is nobody whom the book has. */
export function quotesTable(context: CliContext, quotes: Numbered[]): string {
  return table(
    quotes,
    [
      { title: '#', value: ({ number }) => number, align: 'right' },
      { title: 'turn', value: ({ turn }) => turn + 1, align: 'right' },
      {
        title: 'speaker',
        value: ({ speaker, called }) => speaker?.name ?? (called === null ? '-' : `(${called})`),
      },
      { title: 'sure', value: ({ confidence }) => confidence.toFixed(2), align: 'right' },
      { title: 'how', value: ({ how }) => how },
      { title: 'words', value: ({ words }) => shorten(words) },
    ],
    { width: context.width, paintTitle: (cell) => context.paint('bold', cell) },
  );
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}
