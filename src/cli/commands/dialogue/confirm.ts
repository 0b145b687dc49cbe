import type { Command } from 'commander';
import { AppError, type ChapterQuotes } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { numbered, quotesTable } from './quotes-table.ts';

interface ConfirmOptions {
  book: string;
  chapter: number;
  speaker?: string;
  nobody?: boolean;
  alternate?: boolean;
  other?: string;
}

/** A person's word on who speaks, and back. */
export function registerConfirming(dialogue: Command): void {
  dialogue
    .command('confirm <quotes...>')
    .description('confirm who says quotations of a chapter: by number, 4 or 4-7, or id')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--speaker <character>', 'who says them; as they are read, where it is left out')
    .option('--nobody', 'nobody of the book says them')
    .option('--alternate', 'from the one quotation on, two speakers take turns')
    .option('--other <character>', 'with --alternate: who speaks next')
    .addHelpText(
      'after',
      examples(
        'goldenrod dialogue confirm 4-6 --book sherlock --chapter 1 --speaker Watson',
        'goldenrod dialogue confirm 12 --alternate --speaker Holmes --other Watson --book sherlock --chapter 1',
      ),
    )
    .action(
      runAction<ConfirmOptions>(async (context, wanted, options) => {
        const { book, chapter: number, speaker, other } = options;
        refuseContradiction(wanted, options);
        const changed = await withVerbs(context, async (verbs) => {
          const quotes = chooseQuotes(await verbs.listQuotes({ book, number }), wanted);
          if (options.alternate === true) {
            const [quote = ''] = quotes.map(({ id }) => id);
            return verbs.alternateSpeakers({ book, number, quote, speaker, other });
          }
          const said = quotes.map(({ id, speaker: read }) => ({
            quote: id,
            speaker: options.nobody === true ? null : speakerOf(speaker ?? read?.id),
          }));
          return verbs.confirmSpeakers({ book, number, said });
        });
        const rows = numbered(changed);
        return {
          json: { ...changed, items: rows },
          text: `${quotesTable(context, rows)}\nTo take it back: goldenrod dialogue undo ${changed.change}`,
        };
      }),
    );
  dialogue
    .command('undo <change>')
    .description('take back what was confirmed at once, by the id that confirming told')
    .addHelpText('after', examples('goldenrod dialogue undo 5c000000-0000-4000-8000-000000000001'))
    .action(
      runAction(async (context, [change = '']) => {
        const quotes = await withVerbs(context, (verbs) => verbs.undoQuoteChange({ change }));
        const rows = numbered(quotes);
        return { json: { ...quotes, items: rows }, text: quotesTable(context, rows) };
      }),
    );
}

function refuseContradiction(
  wanted: string[],
  { speaker, nobody, alternate, other }: ConfirmOptions,
): void {
  const wrong =
    nobody === true && (speaker !== undefined || alternate === true)
      ? '--nobody goes with neither --speaker nor --alternate'
      : other !== undefined && alternate !== true
        ? '--other says who speaks next: it goes with --alternate'
        : alternate === true && !(wanted.length === 1 && !RANGE.test(wanted[0] ?? ''))
          ? '--alternate begins with one quotation'
          : null;
  if (wrong === null) return;
  throw new AppError('usage', wrong, { hint: 'See goldenrod dialogue confirm --help.' });
}

function speakerOf(speaker: string | undefined): string {
  if (speaker !== undefined) return speaker;
  throw new AppError('usage', 'of one of them nobody is read who says it', {
    hint: 'Name the speaker: --speaker NAME, or --nobody where it is nobody of the book.',
  });
}

const RANGE = /^(\d{1,6})-(\d{1,6})$/;

/** Quotations by number, range of numbers or id. */
function chooseQuotes(
  quotes: ChapterQuotes,
  wanted: string[],
): { id: string; speaker: { id: string } | null }[] {
  const chosen = new Map<string, { id: string; speaker: { id: string } | null }>();
  for (const each of wanted) {
    const [from, to] = RANGE.exec(each)?.slice(1).map(Number) ?? [Number(each), Number(each)];
    const found = numbered(quotes).filter(
      ({ id, number }) =>
        id === each.toLowerCase() || (number >= (from ?? 0) && number <= (to ?? 0)),
    );
    if (found.length === 0) throw noSuchQuote(quotes, each);
    for (const { id, speaker } of found) {
      if (id === null) throw notYours(quotes);
      chosen.set(id, { id, speaker });
    }
  }
  return [...chosen.values()];
}

function noSuchQuote({ book, chapter, items }: ChapterQuotes, wanted: string): AppError {
  return new AppError('not_found', `chapter ${chapter.number} has no quotation ${wanted}`, {
    hint: `It has ${items.length}: goldenrod dialogue list --book ${book.handle} --chapter ${chapter.number}`,
    details: { quote: wanted, quotes: items.length },
  });
}

function notYours({ book }: ChapterQuotes): AppError {
  return new AppError('forbidden', `only the owner of "${book.title}" confirms who speaks in it`, {
    hint: 'Ask whoever owns the book.',
  });
}
