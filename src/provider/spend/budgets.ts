import { sql, type Transaction } from 'kysely';
import type { Page } from '../../contract/page.ts';
import type { Budget, SpentRow } from '../../contract/spend.ts';
import { MOMENT, MOMENT_FORMAT, readCursor, writeCursor } from '../../db/cursor.ts';
import type { Tables } from '../../db/tables.ts';

type Trx = Transaction<Tables>;

/** What an account may spend, in all and on each book, with what of it is used. */
export async function selectBudgets(trx: Trx): Promise<Budget[]> {
  const { rows } = await sql<Budget>`
    select case when o.id is not null then jsonb_build_object(
        'id', o.id, 'handle', coalesce(h.handle, o.id::text), 'title', o.title
      ) end as book,
      b.currency, b.amount::double precision as amount,
      goldenrod.budget_used(b.user_id, b.book_id, b.currency)::double precision as used
    from goldenrod.budgets b
    left join public.books o on o.id = b.book_id
    left join goldenrod.book_handles h on h.book_id = o.id
    where b.user_id = auth.uid()
    order by b.book_id is not null, o.title, b.book_id, b.currency`.execute(trx);
  return rows;
}

/** Sets what may be spent from the first day on, in all or on a book. */
export async function writeBudget(
  trx: Trx,
  { book, currency, amount }: { book: string | null; currency: string; amount: number },
): Promise<void> {
  await sql`
    insert into goldenrod.budgets as b (user_id, book_id, currency, amount)
    values (auth.uid(), ${book}::uuid, ${currency}, ${amount}::numeric)
    on conflict on constraint budgets_book_key do update set amount = excluded.amount, updated_at = now()`.execute(
    trx,
  );
}

/** What was estimated, booked and paid, newest first. */
export async function selectSpend(
  trx: Trx,
  { book, limit, cursor }: { book: string | null; limit: number; cursor?: string | undefined },
): Promise<Page<SpentRow>> {
  const [moment, id] = readCursor(cursor, MOMENT) ?? [null, null];
  const { rows } = await sql<Omit<SpentRow, 'created_at'> & { created_at: Date; place: string }>`
    select s.id, s.kind, s.state, s.purpose, s.book_id as book, s.script_id as script, s.engine, s.model, s.host, s.unit,
      s.units::double precision as units, s.unit_price::double precision as unit_price, s.priced_at::text as priced_at,
      s.currency, s.estimated::double precision as estimated, s.actual::double precision as actual,
      s.most::double precision as most, s.provider_id, s.created_at,
      to_char(s.created_at at time zone 'UTC', ${sql.lit(MOMENT_FORMAT)}) as place
    from goldenrod.spend s
    where s.user_id = auth.uid() and (${book}::uuid is null or s.book_id = ${book}::uuid)
      and (${moment}::timestamptz is null or (s.created_at, s.id) < (${moment}::timestamptz, ${id}::uuid))
    order by s.created_at desc, s.id desc
    limit ${limit + 1}`.execute(trx);
  const last = rows[limit - 1];
  const isMore = rows.length > limit && last !== undefined;
  return {
    items: rows.slice(0, limit).map(({ place: _place, ...row }) => ({
      ...row,
      created_at: row.created_at.toISOString(),
    })),
    next: isMore ? writeCursor([last.place, last.id]) : null,
  };
}
