import { sql, type Transaction } from 'kysely';
import { type ImportBookInput, importBook } from '../book/import-book.ts';
import type { ImportedBook } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { enqueueJob } from './ask-job.ts';

/** An import is not refused because of what would wait for a worker beside it. */
const MOST_WAITING = 900;

/** Imports a book, and has whoever does jobs read the whole of it for who is in it. */
export function importBookToRead(road: Road, input: ImportBookInput): Promise<ImportedBook> {
  return importBook(road, input, async (trx, { book, already_imported }) => {
    if (!already_imported && (await mayAsk(trx))) {
      await enqueueJob(trx, { kind: 'read-book', input: { book: book.id } });
    }
  });
}

/** Jobs are asked for by accounts: the service has none. */
async function mayAsk(trx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select auth.uid() is not null and count(*) < ${MOST_WAITING} as may
    from public.jobs j where j.user_id = auth.uid() and j.state in ('queued', 'running')`.execute(
    trx,
  );
  return rows[0]?.may === true;
}
