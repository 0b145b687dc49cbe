import { importBook } from '../../book/import-book.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';

export const importBookRoute = route(operations.importBook, {
  cost: COST.work,
  run: async ({ upload, query, as }) => {
    const { readBook } = await import('../../book/read/read-book.ts');
    const fileName = query.file_name ?? upload?.fileName ?? 'book';
    const book = await readBook(upload?.bytes ?? new Uint8Array(), fileName);
    return as((trx) => importBook(trx, { book, fileName, again: query.again === 'true' }));
  },
  statusOf: ({ already_imported }) => (already_imported ? 200 : 201),
});
