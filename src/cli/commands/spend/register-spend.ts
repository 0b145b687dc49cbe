import type { Command } from 'commander';
import type { Budget, SpentRow } from '../../../contract/spend.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { everyPage } from '../../verbs/every-page.ts';
import { withVerbs } from '../../with-verbs.ts';
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
        const { items: budgets } = await withVerbs(context, (verbs) => verbs.listBudgets({}));
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
        const wanted = { ...options, amount: amount(text) };
        const { items: budgets } = await withVerbs(context, (verbs) => verbs.setBudget(wanted));
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
      runAction<{ book?: string }>(async (context, _args, { book }) => {
        const rows = await withVerbs(context, (verbs) =>
          everyPage((at) => verbs.listSpend({ book, ...at })),
        );
        return { json: { spend: rows }, text: spendTable(context, rows) };
      }),
    );
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
