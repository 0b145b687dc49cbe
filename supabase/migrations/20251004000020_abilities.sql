-- What a caller may do with a row, said by the rules themselves, and the answers that a repeated
-- request gets again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.may_change(owner uuid, relation regclass) returns boolean
  language sql stable set search_path = ''
  return coalesce(owner = auth.uid(), false) or not pg_catalog.row_security_active(relation);
comment on function goldenrod.may_change(uuid, regclass) is
  'Whether the caller may change a row of this owner: its own, or any where row level security does not hold.';

create or replace function goldenrod.script_abilities(status public.script_status, deleted_at timestamptz, owner uuid)
  returns jsonb
  language sql stable set search_path = ''
as $$
  select pg_catalog.jsonb_build_object(
    'edit', rule.may and stands.yes and status = 'draft',
    'evaluate', rule.may and stands.yes,
    'approve', rule.may and stands.yes and status <> 'active' and 'approved' = any (moves.allowed),
    'reject', rule.may and stands.yes and 'rejected' = any (moves.allowed),
    'activate', rule.may and stands.yes and 'active' = any (moves.allowed),
    'deactivate', rule.may and stands.yes and status = 'active',
    'restore', rule.may,
    'cast', rule.may,
    'delete', rule.may and stands.yes and status in ('draft', 'rejected'),
    'undelete', rule.may and not stands.yes
  )
  from (select goldenrod.may_change(owner, 'public.scripts'::pg_catalog.regclass) as may) rule,
    (select deleted_at is null as yes) stands,
    (select goldenrod.allowed_moves(status) as allowed) moves
$$;
comment on function goldenrod.script_abilities(public.script_status, timestamptz, uuid) is
  'What the caller may do with a version in this state, of this owner: each thing with true or false.';

revoke execute on function goldenrod.may_change(uuid, regclass) from public;
revoke execute on function goldenrod.script_abilities(public.script_status, timestamptz, uuid) from public;
grant execute on function goldenrod.may_change(uuid, regclass) to authenticated, service_role;
grant execute on function goldenrod.script_abilities(public.script_status, timestamptz, uuid) to authenticated, service_role;

create table if not exists goldenrod.idempotency_keys (
  caller text not null default coalesce(auth.uid()::text, current_user::text),
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  expires_at timestamptz not null default now() + interval '24 hours',
  constraint idempotency_keys_pkey primary key (caller, key),
  constraint idempotency_keys_key_check check (char_length(key) between 1 and 200)
);
comment on table goldenrod.idempotency_keys is
  'Answers to requests that create something, so that one that is sent twice is done once; kept for a day, and not across a rollback.';
comment on column goldenrod.idempotency_keys.caller is 'The account that asked, or the service.';
comment on column goldenrod.idempotency_keys.key is 'The Idempotency-Key that the caller chose.';
comment on column goldenrod.idempotency_keys.request_hash is 'SHA-256 of method, path and body, in hex: another request under the same key is refused.';
comment on column goldenrod.idempotency_keys.status is 'HTTP status of the answer; null only while the request runs.';
comment on column goldenrod.idempotency_keys.body is 'The answer, as JSON.';
create index if not exists idx_idempotency_keys_expires on goldenrod.idempotency_keys (expires_at);

alter table goldenrod.idempotency_keys enable row level security;
revoke all on goldenrod.idempotency_keys from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.idempotency_keys to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view their own answers" on goldenrod.idempotency_keys;
  drop policy if exists "Users can insert their own answers" on goldenrod.idempotency_keys;
  drop policy if exists "Users can update their own answers" on goldenrod.idempotency_keys;
  drop policy if exists "Users can delete their own answers" on goldenrod.idempotency_keys;
  create policy "Users can view their own answers" on goldenrod.idempotency_keys
    for select to authenticated using (caller = (select auth.uid()::text));
  create policy "Users can insert their own answers" on goldenrod.idempotency_keys
    for insert to authenticated with check (caller = (select auth.uid()::text));
  create policy "Users can update their own answers" on goldenrod.idempotency_keys
    for update to authenticated using (caller = (select auth.uid()::text)) with check (caller = (select auth.uid()::text));
  create policy "Users can delete their own answers" on goldenrod.idempotency_keys
    for delete to authenticated using (caller = (select auth.uid()::text));
end
$$;
