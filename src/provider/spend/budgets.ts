import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';

type Trx = Transaction<Tables>;

export interface Budget {
  /** Null: all that the account spends. */
  book: { id: string; title: string } | null;
  currency: string;
  amount: number;
  /** Spent, or kept for what is under way. */
  used: number;
}

/** What an account may spend, in all and on each book, with what of it is used. */
export async function listBudgets(trx: Trx): Promise<Budget[]> {
  const { rows } = await sql<Budget>`
    select case when o.id is not null then jsonb_build_object('id', o.id, 'title', o.title) end as book,
      b.currency, b.amount::double precision as amount,
      goldenrod.budget_used(b.user_id, b.book_id, b.currency)::double precision as used
    from goldenrod.budgets b left join public.books o on o.id = b.book_id
    where b.user_id = auth.uid()
    order by b.book_id is not null, o.title, b.book_id, b.currency`.execute(trx);
  return rows;
}

/** Sets what may be spent from the first day on, in all or on a book. */
export async function setBudget(
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

/** A row of what was spent. */
export interface SpentRow {
  id: string;
  kind: 'estimate' | 'part';
  state: string;
  purpose: string;
  book: string | null;
  script: string | null;
  engine: string | null;
  model: string | null;
  host: string | null;
  unit: string | null;
  units: number | null;
  unit_price: number | null;
  priced_at: string | null;
  currency: string;
  estimated: number | null;
  actual: number | null;
  most: number | null;
  provider_id: string | null;
  created_at: string;
}

/** What was estimated, booked and paid, newest first. */
export async function listSpend(
  trx: Trx,
  { book, limit }: { book: string | null; limit: number },
): Promise<SpentRow[]> {
  const { rows } = await sql<Omit<SpentRow, 'created_at'> & { created_at: Date }>`
    select s.id, s.kind, s.state, s.purpose, s.book_id as book, s.script_id as script, s.engine, s.model, s.host, s.unit,
      s.units::double precision as units, s.unit_price::double precision as unit_price, s.priced_at::text as priced_at,
      s.currency, s.estimated::double precision as estimated, s.actual::double precision as actual,
      s.most::double precision as most, s.provider_id, s.created_at
    from goldenrod.spend s
    where s.user_id = auth.uid() and (${book}::uuid is null or s.book_id = ${book}::uuid)
    order by s.created_at desc, s.id desc
    limit ${limit}`.execute(trx);
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}
