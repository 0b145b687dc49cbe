import { findBook } from '../../book/find-book.ts';
import type { Page } from '../../contract/page.ts';
import type { Budget, SpentRow } from '../../contract/spend.ts';
import type { Road } from '../../db/road.ts';
import { selectBudgets, selectSpend, writeBudget } from './budgets.ts';

/** What the actor may spend, in all and on each book, with what of it is used. */
export function listBudgets(road: Road): Promise<Page<Budget>> {
  return road.look(async (trx) => ({ items: await selectBudgets(trx), next: null }));
}

/**
 * Sets what the actor may spend from the first day on, in all or on a book.
 * @throws AppError `not_found`, `ambiguous`
 */
export function setBudget(
  road: Road,
  { book, currency, amount }: { book?: string | undefined; currency: string; amount: number },
): Promise<Page<Budget>> {
  return road.commit(async (trx) => {
    const id = book === undefined ? null : (await findBook(trx, book)).id;
    await writeBudget(trx, { book: id, currency, amount });
    return { items: await selectBudgets(trx), next: null };
  });
}

/**
 * What was estimated, booked and paid, newest first.
 * @throws AppError `not_found`, `ambiguous`, `invalid` for a cursor of another listing
 */
export function listSpend(
  road: Road,
  {
    book,
    limit,
    cursor,
  }: { book?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<SpentRow>> {
  return road.look(async (trx) => {
    const id = book === undefined ? null : (await findBook(trx, book)).id;
    return selectSpend(trx, { book: id, limit, cursor });
  });
}
