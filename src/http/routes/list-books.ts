import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listBookItems } from '../verbs/books.ts';

export const listBooksRoute = route(operations.listBooks, {
  cost: COST.read,
  run: async ({ as }) => ({ items: await as(listBookItems), next: null }),
});
