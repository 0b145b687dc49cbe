-- On deployed: what an application hangs on its column of status. Nobody but the owner has rights on the whole table.
create table public.heard (id bigint generated always as identity, what text);
create function public.hear() returns trigger language plpgsql as $$
begin
  insert into public.heard (what) values (tg_name || ' ' || new.status);
  return null;
end $$;
create trigger on_status after insert or update of status on public.scripts
  for each row execute function public.hear();
comment on trigger on_status on public.scripts is 'theirs';
create trigger on_ready after update of script_name, status on public.scripts
  for each row when (new.status = 'ready') execute function public.hear();
alter table public.scripts enable always trigger on_ready;
create constraint trigger on_commit after update of status on public.scripts deferrable initially deferred
  for each row execute function public.hear();
create trigger on_silent after update of status on public.scripts
  for each row execute function public.hear();
alter table public.scripts disable trigger on_silent;
grant select (id, status), update (status) on public.scripts to pg_monitor;

create function public.count_ready() returns bigint language sql as
  'select count(*) from public.scripts s where s.status in (''ready'', ''approved'')';
create function public.stamp() returns trigger language plpgsql as $$
begin
  if new.status is distinct from 'published' and old.status <> 'ready' then new.updated_at := now(); end if;
  return new;
end $$;
create trigger stamp before update on public.scripts for each row execute function public.stamp();
alter table public.scripts disable trigger stamp;
create function public.count_by_text() returns bigint language sql as
  'select count(*) from public.scripts s where s.status::text = ''ready'' or s.status = ''draft''';
create function public.of_books() returns bigint language plpgsql as
  'begin return (select count(*) from public.books where status = ''DRAFT''); end';
