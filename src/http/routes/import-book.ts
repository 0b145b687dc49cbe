import { importBook } from '../../book/import-book.ts';
import { operations } from '../../contract/index.ts';
import { inThread } from '../../jobs/thread/in-thread.ts';
import { COST, route } from '../route.ts';

export const importBookRoute = route(operations.importBook, {
  cost: COST.work,
  run: async ({ upload, query, as }) => {
    const fileName = query.file_name ?? upload?.fileName ?? 'book';
    const bytes = upload?.bytes ?? new Uint8Array();
    const book = await inThread('readBook', { bytes, fileName });
    return as((trx) => importBook(trx, { book, fileName, again: query.again === 'true' }));
  },
  statusOf: ({ already_imported }) => (already_imported ? 200 : 201),
});
