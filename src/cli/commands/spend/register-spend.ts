import type { Command } from 'commander';
import type { Transaction } from 'kysely';
import type { Tables } from '../../../db/tables.ts';
import type { Budget, SpentRow } from '../../../provider/spend/budgets.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { withDatabase } from '../../with-database.ts';
import { amount, currency, money } from './spending-options.ts';

/** What may be spent on paid engines, and what was. */
export function registerSpend(program: Command): void {
  const budget = program
    .command('budget')
    .description('what may be spent on paid engines, in all and on each book');
  budget
    .command('show')
    .description('show budgets, and what of each is used')
    .addHelpText('after', examples('goldenrod budget show'))
    .action(
      runAction(async (context) => {
        const { listBudgets } = await import('../../../provider/spend/budgets.ts');
        const budgets = await inTransaction(context, 'look', listBudgets);
        return { json: { budgets }, text: budgetTable(context, budgets) };
      }),
    );
  budget
    .command('set <amount>')
    .description('set what may be spent from the first day on; without --book, in all')
    .option('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--currency <code>', 'of the amount', currency, 'USD')
    .addHelpText(
      'after',
      examples('goldenrod budget set 20', 'goldenrod budget set 5 --book sherlock --currency EUR'),
    )
    .action(
      runAction<{ book?: string; currency: string }>(async (context, [text = ''], options) => {
        const { listBudgets, setBudget } = await import('../../../provider/spend/budgets.ts');
        const wanted = amount(text);
        const budgets = await inTransaction(context, 'commit', async (trx) => {
          const book = await bookId(trx, options.book);
          await setBudget(trx, { book, currency: options.currency, amount: wanted });
          return listBudgets(trx);
        });
        return { json: { budgets }, text: budgetTable(context, budgets) };
      }),
    );
  const spend = program.command('spend').description('what paid engines were asked for and cost');
  spend
    .command('list')
    .description('show estimates and what each part came to, newest first; what is unknown says so')
    .option('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod spend list --book sherlock'))
    .action(
      runAction<{ book?: string }>(async (context, _args, options) => {
        const { listSpend } = await import('../../../provider/spend/budgets.ts');
        const rows = await inTransaction(context, 'look', async (trx) =>
          listSpend(trx, { book: await bookId(trx, options.book), limit: MOST_ROWS }),
        );
        return { json: { spend: rows }, text: spendTable(context, rows) };
      }),
    );
}

const MOST_ROWS = 1_000;

async function inTransaction<T>(
  context: CliContext,
  kind: 'look' | 'commit',
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  context.refuseServer();
  return withDatabase(context, async (db, actor) => {
    const { roadOf } = await import('../../../db/road.ts');
    return roadOf(db, actor)[kind](work);
  });
}

async function bookId(trx: Transaction<Tables>, wanted: string | undefined) {
  if (wanted === undefined) return null;
  const { findBook } = await import('../../../book/find-book.ts');
  return (await findBook(trx, wanted)).id;
}

function budgetTable({ width, paint }: CliContext, budgets: readonly Budget[]): string {
  if (budgets.length === 0) return 'No budget is set: nothing is asked of a paid engine.';
  return table(
    budgets,
    [
      { title: 'of', value: (each) => each.book?.title ?? 'all' },
      { title: 'budget', value: (each) => money(each.amount, each.currency), align: 'right' },
      { title: 'used', value: (each) => money(each.used, each.currency), align: 'right' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function spendTable({ width, paint }: CliContext, rows: readonly SpentRow[]): string {
  if (rows.length === 0) return 'Nothing was asked of a paid engine.';
  return table(
    rows,
    [
      { title: 'when', value: (each) => each.created_at.slice(0, 16).replace('T', ' ') },
      { title: 'what', value: (each) => `${each.purpose} ${each.kind}` },
      { title: 'state', value: (each) => each.state },
      { title: 'where', value: (each) => each.host ?? '-' },
      { title: 'estimate', value: (each) => money(each.estimated, each.currency), align: 'right' },
      { title: 'actual', value: actualOf, align: 'right' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function actualOf({ kind, state, actual, currency: code }: SpentRow): string {
  return kind === 'estimate' || state === 'booked' ? '-' : money(actual, code);
}
