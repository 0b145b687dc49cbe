-- The rules go back to the places where each of them stood before.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.refresh_legacy_views() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform goldenrod.make_legacy_view(
    'scripts',
    array[
      'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
      'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
    ],
    $shown$
      s.deleted_at is null and (
        s.chapter_id is null or s.user_id is null or s.id = (
          select x.id from public.scripts x
          where x.chapter_id = s.chapter_id and x.user_id = s.user_id and x.script_style = s.script_style
            and x.deleted_at is null
          order by x.status = 'active' desc, x.version desc limit 1
        )
      )
    $shown$
  );
  perform goldenrod.make_legacy_view('image_generations', array['character_id'], 'true');
  perform goldenrod.make_legacy_view('audio_generations', array['character_id'], 'true');
end
$$;
do $$
begin
  if to_regclass('legacy.scripts') is not null then
    perform goldenrod.refresh_legacy_views();
  end if;
end
$$;

create or replace function goldenrod.legacy_scripts_delete() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.chapter_id is not null and old.user_id is not null then
    -- Before any row is locked: an activation holds its version while it waits for the one on the air.
    perform goldenrod.lock_key(old.chapter_id, old.user_id, old.script_style);
  end if;
  perform pg_catalog.set_config('goldenrod.note', 'deleted by old code', true);
  -- For old code there is one script: it goes with all its versions, each of which can be brought back.
  update public.scripts s set status = 'approved'
  where s.status = 'active' and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  update public.scripts s set status = 'rejected'
  where s.status in ('approved', 'evaluated') and s.deleted_at is null
    and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  perform pg_catalog.set_config('goldenrod.note', '', true);
  delete from public.scripts s
  where s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style);
  return old;
end
$$;

create or replace function goldenrod.legacy_scripts_go_on_air() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wanted public.script_status := case coalesce(new.status, 'ready')
    when 'approved' then 'approved' when 'draft' then 'draft' else 'active'
  end;
begin
  if tg_op = 'UPDATE' and new.id = old.id then
    return new;
  end if;
  perform set_config('goldenrod.note', 'written by old code', true);
  if wanted <> 'active' then
    -- Old code finds the newest, unless another is on the air.
    update public.scripts s set status = 'approved'
    from public.scripts n
    where n.id = new.id and s.chapter_id = n.chapter_id and s.user_id = n.user_id
      and s.script_style = n.script_style and s.status = 'active';
  end if;
  if wanted <> 'draft' then
    update public.scripts s set status = wanted where s.id = new.id;
  end if;
  perform set_config('goldenrod.note', '', true);
  new.status := (select goldenrod.legacy_word(s.status) from public.scripts s where s.id = new.id);
  return new;
end
$$;

create or replace function goldenrod.scripts_mark_deleted() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.deleted_at is null and new.status not in ('draft', 'rejected') then
    raise exception using
      errcode = 'GR007',
      message = pg_catalog.format('version %s is %s: only a draft or a rejected version can be deleted', old.version, new.status),
      detail = pg_catalog.jsonb_build_object('script_id', old.id, 'state', new.status)::text,
      hint = case new.status
        when 'active' then 'Deactivate it, then reject it, then delete it.'
        else 'Reject it first, then delete it.'
      end;
  end if;
  -- The moment is the database's to say, and stays.
  new.deleted_at := coalesce(old.deleted_at, pg_catalog.now());
  return new;
end
$$;

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

create or replace view public.stale_scripts with (security_invoker = true) as
select s.id as script_id, s.chapter_id, s.user_id, s.script_style, s.version, s.status,
  s.chapter_hash as made_from_hash, now_is.chapter_hash
from public.scripts s
join public.chapters c on c.id = s.chapter_id
cross join lateral (select goldenrod.hash(c.content) as chapter_hash) now_is
where s.deleted_at is null and s.chapter_hash is not null
  and s.chapter_hash is distinct from now_is.chapter_hash;

drop view if exists goldenrod.telling_scripts;
drop view if exists goldenrod.standing_scripts;
drop function if exists goldenrod.may_change_part(uuid, uuid, regclass);
drop function if exists goldenrod.status_of_word(text);
drop function if exists goldenrod.deletable_states();
drop function if exists goldenrod.is_stale(text, text);
