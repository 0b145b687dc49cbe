-- Cost first: what an account may spend, in all and on a book, and what it has spent on what is made by a paid
-- engine: an estimate when work is asked for, and a row for each part, which is booked before it is asked for and
-- settled by what it came to.

do $$
declare
  relation_name text;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  foreach relation_name in array array['budgets', 'spend'] loop
    if to_regclass('goldenrod_archive.' || relation_name) is not null and to_regclass('goldenrod.' || relation_name) is null then
      execute format('alter table goldenrod_archive.%I set schema goldenrod', relation_name);
    end if;
  end loop;
end
$$;

create table if not exists goldenrod.budgets (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  book_id uuid,
  currency text not null,
  amount numeric(14, 6) not null,
  updated_at timestamptz not null default now(),
  constraint budgets_pkey primary key (id),
  constraint budgets_book_key unique nulls not distinct (user_id, book_id, currency),
  constraint budgets_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint budgets_amount_check check (amount >= 0)
);
comment on table goldenrod.budgets is 'What an account may spend on paid engines, in all and on each book.';
comment on column goldenrod.budgets.id is 'Identifies the budget.';
comment on column goldenrod.budgets.user_id is 'The account.';
comment on column goldenrod.budgets.book_id is 'The book that it is for; null for all that the account spends.';
comment on column goldenrod.budgets.currency is 'The currency, as USD.';
comment on column goldenrod.budgets.amount is 'How much, from the first day on.';
comment on column goldenrod.budgets.updated_at is 'When it was set last.';
alter table goldenrod.budgets alter column user_id set default auth.uid();

create table if not exists goldenrod.spend (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  user_id uuid not null,
  book_id uuid,
  script_id uuid,
  purpose text not null,
  currency text not null,
  estimated numeric(14, 6),
  most numeric(14, 6),
  unknown_accepted boolean,
  items jsonb,
  held_until timestamptz,
  estimate_id uuid,
  key text,
  element_id uuid,
  engine text,
  model text,
  host text,
  unit text,
  units numeric(14, 3),
  unit_price numeric,
  priced_at date,
  actual numeric(14, 6),
  provider_id text,
  content_sha256 text,
  state text not null,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  constraint spend_pkey primary key (id),
  constraint spend_kind_check check (
    kind = 'estimate' and state in ('open', 'closed') and num_nonnulls(estimate_id, key, engine, units, actual) = 0
      and num_nonnulls(most, unknown_accepted, held_until) = 3
    or kind = 'part' and state in ('booked', 'settled', 'released', 'lost')
      and num_nonnulls(estimate_id, key, engine, model, host, unit, units) = 7 and num_nonnulls(most, items, held_until) = 0
  ),
  constraint spend_purpose_check check (purpose in ('speech', 'image')),
  constraint spend_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint spend_amounts_check check (estimated >= 0 and most >= 0 and actual >= 0 and units >= 0 and unit_price > 0),
  constraint spend_price_check check (num_nonnulls(unit_price, priced_at) in (0, 2)),
  constraint spend_content_check check (content_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table goldenrod.spend is
  'What was estimated, booked and paid for what paid engines made: an estimate for each asking, and its parts.';
comment on column goldenrod.spend.id is 'Identifies the row; a part by it to its provider, too.';
comment on column goldenrod.spend.kind is 'estimate: somebody asked for work; part: one request of it.';
comment on column goldenrod.spend.user_id is 'The account that pays.';
comment on column goldenrod.spend.book_id is 'The book that it is for; null where that one has gone.';
comment on column goldenrod.spend.script_id is 'The version that it is for; null where that one has gone.';
comment on column goldenrod.spend.purpose is 'speech or image.';
comment on column goldenrod.spend.currency is 'The currency of every amount of the row, as USD.';
comment on column goldenrod.spend.estimated is 'What it is expected to cost; null where that is unknown.';
comment on column goldenrod.spend.most is 'Of an estimate: what it may cost at most.';
comment on column goldenrod.spend.unknown_accepted is 'Of an estimate: whether parts of unknown price may be booked.';
comment on column goldenrod.spend.items is 'Of an estimate: by engine and model, how many units at which price.';
comment on column goldenrod.spend.held_until is 'Of an estimate: until when its room in the budgets is kept while it is open.';
comment on column goldenrod.spend.estimate_id is 'Of a part: the estimate that it belongs to.';
comment on column goldenrod.spend.key is 'Of a part: what makes two requests the same, as a hash; it is booked once.';
comment on column goldenrod.spend.element_id is 'Of a part: the identity of the element that it is for.';
comment on column goldenrod.spend.engine is 'Of a part: the provider, by its name here.';
comment on column goldenrod.spend.model is 'Of a part: the model.';
comment on column goldenrod.spend.host is 'Of a part: where the text went.';
comment on column goldenrod.spend.unit is 'Of a part: what is counted, as character or image.';
comment on column goldenrod.spend.units is 'Of a part: how many; of a settled one, as its provider counted them where it said so.';
comment on column goldenrod.spend.unit_price is 'Of a part: the price of one unit; null where it is unknown.';
comment on column goldenrod.spend.priced_at is 'Of a part: the day of that price.';
comment on column goldenrod.spend.actual is 'Of a part that has ended: what it came to; null where that is unknown.';
comment on column goldenrod.spend.provider_id is 'Of a part: by which its provider knows the request.';
comment on column goldenrod.spend.content_sha256 is 'Of a settled part: the file that came of it.';
comment on column goldenrod.spend.state is
  'An estimate is open or closed; a part is booked, then settled, released (it cost nothing) or lost (paid, and nothing came of it).';
comment on column goldenrod.spend.created_at is 'When it was asked for or booked.';
comment on column goldenrod.spend.ended_at is 'When it was closed or ended.';

-- What an earlier rollback put aside may speak of rows that have gone since.
delete from goldenrod.budgets b where not exists (select from auth.users u where u.id = b.user_id)
  or b.book_id is not null and not exists (select from public.books o where o.id = b.book_id);
delete from goldenrod.spend s where not exists (select from auth.users u where u.id = s.user_id);
update goldenrod.spend s set book_id = null
where s.book_id is not null and not exists (select from public.books o where o.id = s.book_id);
update goldenrod.spend s set script_id = null
where s.script_id is not null and not exists (select from public.scripts o where o.id = s.script_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.budgets'::regclass and conname = 'budgets_book_id_fkey') then
    alter table goldenrod.budgets
      add constraint budgets_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
      add constraint budgets_book_id_fkey foreign key (book_id) references public.books (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.spend'::regclass and conname = 'spend_script_id_fkey') then
    alter table goldenrod.spend
      add constraint spend_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
      add constraint spend_estimate_id_fkey foreign key (estimate_id) references goldenrod.spend (id) on delete cascade,
      add constraint spend_book_id_fkey foreign key (book_id) references public.books (id) on delete set null,
      add constraint spend_script_id_fkey foreign key (script_id) references public.scripts (id) on delete set null;
  end if;
end
$$;
create index if not exists idx_budgets_book on goldenrod.budgets (book_id);
create index if not exists idx_spend_estimate on goldenrod.spend (estimate_id);
create index if not exists idx_spend_user on goldenrod.spend (user_id, created_at desc);
create index if not exists idx_spend_key on goldenrod.spend (user_id, key);
create index if not exists idx_spend_book on goldenrod.spend (book_id);
create index if not exists idx_spend_script on goldenrod.spend (script_id);
create unique index if not exists idx_spend_booked_once on goldenrod.spend (user_id, key) where state = 'booked';

alter table goldenrod.budgets enable row level security;
alter table goldenrod.spend enable row level security;
revoke all on goldenrod.budgets, goldenrod.spend from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.budgets to authenticated, service_role;
-- What was paid is told by the functions alone.
grant select on goldenrod.spend to authenticated, service_role;

do $$
begin
  drop policy if exists "Users can view their own budgets" on goldenrod.budgets;
  drop policy if exists "Users can insert their own budgets" on goldenrod.budgets;
  drop policy if exists "Users can update their own budgets" on goldenrod.budgets;
  drop policy if exists "Users can delete their own budgets" on goldenrod.budgets;
  create policy "Users can view their own budgets" on goldenrod.budgets
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own budgets" on goldenrod.budgets
    for insert to authenticated with check (user_id = (select auth.uid()) and (book_id is null or exists (
      select from public.books b where b.id = budgets.book_id and b.user_id = (select auth.uid())
    )));
  create policy "Users can update their own budgets" on goldenrod.budgets
    for update to authenticated using (user_id = (select auth.uid()))
    with check (user_id = (select auth.uid()) and (book_id is null or exists (
      select from public.books b where b.id = budgets.book_id and b.user_id = (select auth.uid())
    )));
  create policy "Users can delete their own budgets" on goldenrod.budgets
    for delete to authenticated using (user_id = (select auth.uid()));

  drop policy if exists "Users can view their own spend" on goldenrod.spend;
  create policy "Users can view their own spend" on goldenrod.spend
    for select to authenticated using (user_id = (select auth.uid()));
end
$$;

-- What is unknown is not nothing: an estimate with parts of unknown price counts as the most that it may cost.
create or replace function goldenrod.budget_used(account uuid, book uuid, currency text) returns numeric
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(sum(case
    when e.state = 'open' and e.held_until > now() then greatest(coalesce(e.estimated, e.most), p.known)
    when p.is_unknown then greatest(e.most, p.known)
    else p.known
  end), 0)
  from goldenrod.spend e
  cross join lateral (
    select coalesce(sum(coalesce(p.actual, p.estimated)), 0) as known,
      coalesce(bool_or(p.actual is null and p.estimated is null), false) as is_unknown
    from goldenrod.spend p
    where p.estimate_id = e.id and p.state <> 'released'
  ) p
  where e.kind = 'estimate' and e.user_id = budget_used.account and e.currency = budget_used.currency
    and (budget_used.book is null or e.book_id = budget_used.book)
$$;
comment on function goldenrod.budget_used(uuid, uuid, text) is
  'What of a budget is spent or kept for what is under way; of a book, or of all of the account.';

create or replace function goldenrod.script_to_pay_for(script_id uuid) returns public.scripts
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  wanted public.scripts;
begin
  select s.* into wanted from public.scripts s
  where s.id = script_to_pay_for.script_id and s.user_id = auth.uid() and s.deleted_at is null;
  if wanted.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script of the account''s',
      hint = 'List the scripts of a book and take an id from there.';
  end if;
  if wanted.status not in ('approved', 'active') then
    raise exception using errcode = 'GR021',
      message = format('the version is %s, and a paid engine works for an approved or active one', wanted.status),
      detail = jsonb_build_object('script_id', wanted.id, 'state', wanted.status)::text,
      hint = 'Evaluate and approve it first, or make it with an engine of this machine.';
  end if;
  return wanted;
end
$$;
comment on function goldenrod.script_to_pay_for(uuid) is
  'A version of the caller''s for which a paid engine may work: approved or active.';

-- Budgets are locked in one order, so that of two who want the last room one waits and then sees what the other took.
create or replace function goldenrod.lock_budgets(account uuid, book uuid, currency text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform from goldenrod.budgets b
  where b.user_id = lock_budgets.account and b.currency = lock_budgets.currency
    and (b.book_id is null or b.book_id = lock_budgets.book)
  order by b.id for update;
  if not found then
    raise exception using errcode = 'GR020', message = format('there is no budget in %s for this', lock_budgets.currency),
      detail = jsonb_build_object('currency', lock_budgets.currency, 'book_id', lock_budgets.book)::text,
      hint = 'Set one: goldenrod budget set 20 --currency ' || lock_budgets.currency || ' --book BOOK.';
  end if;
end
$$;
comment on function goldenrod.lock_budgets(uuid, uuid, text) is
  'Has others who want room in the same budgets wait until this transaction ends.';

create or replace function goldenrod.refuse_overspending(account uuid, book uuid, currency text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  over record;
begin
  select b.book_id, b.amount, u.used into over
  from goldenrod.budgets b
  cross join lateral (select goldenrod.budget_used(b.user_id, b.book_id, b.currency) as used) u
  where b.user_id = refuse_overspending.account and b.currency = refuse_overspending.currency
    and (b.book_id is null or b.book_id = refuse_overspending.book) and u.used > b.amount
  limit 1;
  if found then
    raise exception using errcode = 'GR020',
      message = format('the budget of %s has no room: %s of %s %s would be spent or kept',
        case when over.book_id is null then 'the account' else 'the book' end,
        trim_scale(over.used), trim_scale(over.amount), refuse_overspending.currency),
      detail = jsonb_build_object('currency', refuse_overspending.currency, 'book_id', over.book_id,
        'amount', over.amount, 'used', over.used)::text,
      hint = 'Set a larger one (goldenrod budget set), or ask for less.';
  end if;
end
$$;
comment on function goldenrod.refuse_overspending(uuid, uuid, text) is
  'Refuses what was written in this transaction where a budget does not have it.';

-- Security definer: what is spent is written by these functions alone, for the caller.
create or replace function goldenrod.ask_spend(
  script_id uuid, purpose text, currency text, most numeric, items jsonb default null, unknown_accepted boolean default false
) returns goldenrod.spend
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  script public.scripts := goldenrod.script_to_pay_for(ask_spend.script_id);
  book uuid := (select c.book_id from public.chapters c where c.id = script.chapter_id);
  total numeric;
  is_unknown boolean;
  asked goldenrod.spend;
begin
  if ask_spend.most is null then
    raise exception using errcode = 'GR006', message = 'a paid engine needs the most that it may cost',
      hint = 'See the estimate (--estimate), and say it: --max-cost 5.';
  end if;
  select sum((i ->> 'units')::numeric * (i ->> 'unit_price')::numeric), coalesce(bool_or(i ->> 'unit_price' is null), false)
  into total, is_unknown
  from jsonb_array_elements(coalesce(ask_spend.items, '[]'::jsonb)) as x (i);
  if is_unknown and not ask_spend.unknown_accepted then
    raise exception using errcode = 'GR023', message = 'the price is unknown, and nobody said that it may be',
      hint = 'Give the price in the configuration, or say --unknown-price: the budget then keeps all of --max-cost.';
  end if;
  if total > ask_spend.most then
    raise exception using errcode = 'GR022',
      message = format('it would cost %s %s, and %s at most are allowed', trim_scale(round(total, 6)), ask_spend.currency, trim_scale(ask_spend.most)),
      detail = jsonb_build_object('estimated', total, 'most', ask_spend.most, 'currency', ask_spend.currency)::text,
      hint = 'Allow more (--max-cost), or have less made.';
  end if;
  perform goldenrod.lock_budgets(script.user_id, book, ask_spend.currency);
  -- Of one kind for one version, the newest asking counts: a run that was killed keeps no room.
  update goldenrod.spend s set state = 'closed', ended_at = clock_timestamp()
  where s.script_id = script.id and s.user_id = script.user_id and s.purpose = ask_spend.purpose
    and s.kind = 'estimate' and s.state = 'open';
  insert into goldenrod.spend as s (
    kind, user_id, book_id, script_id, purpose, currency, estimated, most, unknown_accepted, items, held_until, state
  ) values (
    'estimate', script.user_id, book, script.id, ask_spend.purpose, ask_spend.currency,
    case when ask_spend.items is not null and not is_unknown then coalesce(total, 0) end,
    ask_spend.most, ask_spend.unknown_accepted, ask_spend.items, now() + interval '1 day', 'open'
  ) returning s.* into asked;
  perform goldenrod.refuse_overspending(script.user_id, book, ask_spend.currency);
  return asked;
end
$$;
comment on function goldenrod.ask_spend(uuid, text, text, numeric, jsonb, boolean) is
  'Keeps room in the budgets for what is to be made of a version; without items, all that it may cost. Refuses where there is none.';

-- Security definer: as above.
create or replace function goldenrod.book_spend(
  estimate_id uuid, key text, element_id uuid, engine text, model text, host text,
  unit text, units numeric, unit_price numeric, priced_at date, again boolean default false
) returns table (spend_id uuid, is_new boolean, state text, provider_id text, content_sha256 text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  asked goldenrod.spend;
  part goldenrod.spend;
  total numeric;
begin
  select s.* into asked from goldenrod.spend s
  where s.id = book_spend.estimate_id and s.user_id = auth.uid() and s.kind = 'estimate';
  if asked.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such estimate of the account''s',
      hint = 'Ask for the work anew.';
  end if;
  perform goldenrod.lock_budgets(asked.user_id, asked.book_id, asked.currency);
  select s.* into part from goldenrod.spend s
  where s.user_id = asked.user_id and s.key = book_spend.key and s.state in ('booked', 'settled')
  order by s.created_at desc, s.id limit 1;
  if part.id is not null and not book_spend.again then
    return query select part.id, false, part.state, part.provider_id, part.content_sha256;
    return;
  end if;
  if not exists (select from goldenrod.spend s where s.id = asked.id and s.state = 'open') then
    raise exception using errcode = 'GR007', message = 'the estimate is closed: somebody asked for the same work since',
      hint = 'See how that stands: goldenrod spend list.';
  end if;
  perform goldenrod.script_to_pay_for(asked.script_id);
  if book_spend.unit_price is null and not asked.unknown_accepted then
    raise exception using errcode = 'GR023', message = 'the price is unknown, and nobody said that it may be',
      hint = 'Give the price in the configuration, or say --unknown-price.';
  end if;
  -- What was asked for and never heard of may have been made: it is paid, and the new one as well.
  update goldenrod.spend s set state = 'lost', actual = s.estimated, ended_at = clock_timestamp()
  where s.id = part.id and s.state = 'booked';
  insert into goldenrod.spend as s (
    kind, user_id, book_id, script_id, purpose, currency, estimated, estimate_id, key, element_id, engine, model, host,
    unit, units, unit_price, priced_at, state
  ) values (
    'part', asked.user_id, asked.book_id, asked.script_id, asked.purpose, asked.currency,
    book_spend.units * book_spend.unit_price, asked.id, book_spend.key, book_spend.element_id, book_spend.engine,
    book_spend.model, book_spend.host, book_spend.unit, book_spend.units, book_spend.unit_price, book_spend.priced_at, 'booked'
  ) returning s.* into part;
  select coalesce(sum(coalesce(s.actual, s.estimated)), 0) into total
  from goldenrod.spend s where s.estimate_id = asked.id and s.state <> 'released';
  if total > asked.most then
    raise exception using errcode = 'GR022',
      message = format('it would come to %s %s, and %s at most are allowed', trim_scale(total), asked.currency, trim_scale(asked.most)),
      detail = jsonb_build_object('estimated', total, 'most', asked.most, 'currency', asked.currency)::text,
      hint = 'Allow more (--max-cost), or have less made.';
  end if;
  perform goldenrod.refuse_overspending(asked.user_id, asked.book_id, asked.currency);
  return query select part.id, true, part.state, part.provider_id, part.content_sha256;
end
$$;
comment on function goldenrod.book_spend(uuid, text, uuid, text, text, text, text, numeric, numeric, date, boolean) is
  'Books a part before it is asked for. One that is booked or settled already is answered as it stands, unless it is to be paid again.';

-- Security definer: as above.
create or replace function goldenrod.settle_spend(
  spend_id uuid, state text, units numeric default null, content_sha256 text default null, provider_id text default null
) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update goldenrod.spend s set
    state = settle_spend.state,
    provider_id = coalesce(settle_spend.provider_id, s.provider_id),
    units = coalesce(settle_spend.units, s.units),
    content_sha256 = settle_spend.content_sha256,
    actual = case settle_spend.state when 'booked' then null when 'released' then 0
      else coalesce(settle_spend.units, s.units) * s.unit_price end,
    ended_at = case when settle_spend.state <> 'booked' then clock_timestamp() end
  where s.id = settle_spend.spend_id and s.user_id = auth.uid() and s.kind = 'part' and s.state = 'booked';
  if not found then
    raise exception using errcode = 'GR007', message = 'there is no such part that is booked and has not ended',
      hint = 'See how it stands: goldenrod spend list.';
  end if;
end
$$;
comment on function goldenrod.settle_spend(uuid, text, numeric, text, text) is
  'Writes what came of a booked part: settled, released, lost, or still booked with its provider''s id.';

-- Security definer: as above.
create or replace function goldenrod.close_spend(estimate_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update goldenrod.spend s set state = 'closed', ended_at = clock_timestamp()
  where s.id = close_spend.estimate_id and s.user_id = auth.uid() and s.kind = 'estimate' and s.state = 'open'
$$;
comment on function goldenrod.close_spend(uuid) is
  'Gives back what room of an estimate its parts have not used.';

revoke execute on function goldenrod.budget_used(uuid, uuid, text) from public;
revoke execute on function goldenrod.script_to_pay_for(uuid) from public;
revoke execute on function goldenrod.lock_budgets(uuid, uuid, text) from public;
revoke execute on function goldenrod.refuse_overspending(uuid, uuid, text) from public;
revoke execute on function goldenrod.ask_spend(uuid, text, text, numeric, jsonb, boolean) from public;
revoke execute on function goldenrod.book_spend(uuid, text, uuid, text, text, text, text, numeric, numeric, date, boolean) from public;
revoke execute on function goldenrod.settle_spend(uuid, text, numeric, text, text) from public;
revoke execute on function goldenrod.close_spend(uuid) from public;
grant execute on function goldenrod.budget_used(uuid, uuid, text) to authenticated, service_role;
grant execute on function goldenrod.ask_spend(uuid, text, text, numeric, jsonb, boolean) to authenticated, service_role;
grant execute on function goldenrod.book_spend(uuid, text, uuid, text, text, text, text, numeric, numeric, date, boolean) to authenticated, service_role;
grant execute on function goldenrod.settle_spend(uuid, text, numeric, text, text) to authenticated, service_role;
grant execute on function goldenrod.close_spend(uuid) to authenticated, service_role;
