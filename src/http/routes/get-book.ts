import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { readBookItem } from '../verbs/books.ts';

export const getBookRoute = route(operations.getBook, {
  cost: COST.read,
  run: ({ params, as }) => as((trx) => readBookItem(trx, params.book)),
});
