import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { deleteBook } from '../verbs/books.ts';

export const deleteBookRoute = route(operations.deleteBook, {
  cost: COST.write,
  run: ({ params, as }) => as(async (trx) => void (await deleteBook(trx, params.book))),
});
