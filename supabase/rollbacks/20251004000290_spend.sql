-- Budgets and what was spent are put aside whole; the next migrate brings them back.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.budgets') is not null then
    alter table goldenrod.budgets alter column user_id drop default;
  end if;
  drop function if exists goldenrod.close_spend(uuid);
  drop function if exists goldenrod.settle_spend(uuid, text, numeric, text, text);
  drop function if exists goldenrod.book_spend(uuid, text, uuid, text, text, text, text, numeric, numeric, date, boolean);
  drop function if exists goldenrod.ask_spend(uuid, text, text, numeric, jsonb, boolean);
  drop function if exists goldenrod.refuse_overspending(uuid, uuid, text);
  drop function if exists goldenrod.lock_budgets(uuid, uuid, text);
  drop function if exists goldenrod.script_to_pay_for(uuid);
  drop function if exists goldenrod.budget_used(uuid, uuid, text);
  for item in
    select c.oid::regclass as relation,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (to_regclass('goldenrod.budgets'), to_regclass('goldenrod.spend'))
  loop
    execute (
      select coalesce(string_agg(format('drop policy %I on %s;', p.name, item.relation), ' '), 'select')
      from unnest(item.policies) as p (name)
    );
    execute (
      select coalesce(string_agg(format('alter table %s drop constraint %I;', item.relation, r.name), ' '), 'select')
      from unnest(item.references_of) as r (name)
    );
    execute format('revoke all on %s from authenticated, service_role', item.relation);
    execute format('alter table %s set schema goldenrod_archive', item.relation);
  end loop;
end
$$;
