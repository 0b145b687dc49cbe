-- Each rule stands once, and whoever needs it asks for it: what is stale, which version stands for a
-- chapter, what may be deleted, what an old word means, who may change a part of a video.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- 1. What is stale. Names in a RETURN are bound when it is made, so it needs no search path, and is
-- inlined in a list of chapters.
create or replace function goldenrod.is_stale(made_from_hash text, chapter_hash text) returns boolean
  language sql immutable parallel safe
  return made_from_hash is not null and made_from_hash is distinct from chapter_hash;
comment on function goldenrod.is_stale(text, text) is
  'Whether a version was made from another text of its chapter than it has now; one of unknown making was not.';
revoke execute on function goldenrod.is_stale(text, text) from public;
grant execute on function goldenrod.is_stale(text, text) to authenticated, service_role;

create or replace view public.stale_scripts with (security_invoker = true) as
select s.id as script_id, s.chapter_id, s.user_id, s.script_style, s.version, s.status,
  s.chapter_hash as made_from_hash, now_is.chapter_hash
from public.scripts s
join public.chapters c on c.id = s.chapter_id
cross join lateral (select goldenrod.hash(c.content) as chapter_hash) now_is
where s.deleted_at is null and goldenrod.is_stale(s.chapter_hash, now_is.chapter_hash);

-- 2. Which version stands for its chapter, owner and style, and which for its chapter.
create or replace view goldenrod.standing_scripts with (security_invoker = true) as
select s.id as script_id, s.chapter_id, s.user_id, s.script_style, s.version, s.status, s.created_at
from public.scripts s
where s.deleted_at is null and (
  s.chapter_id is null or s.user_id is null or s.id = (
    select x.id from public.scripts x
    where x.chapter_id = s.chapter_id and x.user_id = s.user_id and x.script_style = s.script_style
      and x.deleted_at is null
    order by x.status = 'active' desc, x.version desc limit 1
  )
);
comment on view goldenrod.standing_scripts is
  'Of each chapter, owner and style the version that stands for it: the active one, else the newest; where one of the three is unknown, each.';
comment on column goldenrod.standing_scripts.script_id is 'The version.';
comment on column goldenrod.standing_scripts.chapter_id is 'Its chapter.';
comment on column goldenrod.standing_scripts.user_id is 'Its owner.';
comment on column goldenrod.standing_scripts.script_style is 'The kind of film.';
comment on column goldenrod.standing_scripts.version is 'Its number among those of its chapter, owner and style, from 1.';
comment on column goldenrod.standing_scripts.status is 'Where it stands: draft, evaluated, approved, rejected or active.';
comment on column goldenrod.standing_scripts.created_at is 'When it was written.';

create or replace view goldenrod.telling_scripts with (security_invoker = true) as
select c.book_id, c.id as chapter_id, c.chapter_number, told.script_id
from public.chapters c
cross join lateral (
  select s.script_id
  from goldenrod.standing_scripts s
  where s.chapter_id = c.id
  order by s.status <> 'active',
    case when s.status = 'active' then s.script_style <> 'cinematic_movie' end,
    case when s.status = 'active' then s.script_style end,
    s.created_at desc, s.version desc, s.script_id
  limit 1
) told;
comment on view goldenrod.telling_scripts is
  'Of each chapter that has any the version that tells it, whatever its style: an active one, that of the default style first, else the newest.';
comment on column goldenrod.telling_scripts.book_id is 'The book.';
comment on column goldenrod.telling_scripts.chapter_id is 'The chapter.';
comment on column goldenrod.telling_scripts.chapter_number is 'Its number in the book, from 1.';
comment on column goldenrod.telling_scripts.script_id is 'The version.';

revoke all on goldenrod.standing_scripts from public, anon, authenticated, service_role;
revoke all on goldenrod.telling_scripts from public, anon, authenticated, service_role;
grant select on goldenrod.standing_scripts to authenticated, service_role;
grant select on goldenrod.telling_scripts to authenticated, service_role;

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
    's.id in (select t.script_id from goldenrod.standing_scripts t)'
  );
  perform goldenrod.make_legacy_view('image_generations', array['character_id'], 'true');
  perform goldenrod.make_legacy_view('audio_generations', array['character_id'], 'true');
end
$$;
select goldenrod.refresh_legacy_views();

-- 3. What may be deleted.
create or replace function goldenrod.deletable_states() returns public.script_status[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{draft,rejected}'::public.script_status[];
comment on function goldenrod.deletable_states() is 'The states in which a version can be deleted.';
revoke execute on function goldenrod.deletable_states() from public;
grant execute on function goldenrod.deletable_states() to authenticated, service_role;

create or replace function goldenrod.scripts_mark_deleted() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.deleted_at is null and new.status <> all (goldenrod.deletable_states()) then
    raise exception using
      errcode = 'GR007',
      message = pg_catalog.format(
        'version %s is %s; only a version that is %s can be deleted', old.version, new.status,
        pg_catalog.array_to_string(goldenrod.deletable_states(), ' or ')
      ),
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
    'delete', rule.may and stands.yes and status = any (goldenrod.deletable_states()),
    'undelete', rule.may and not stands.yes
  )
  from (select goldenrod.may_change(owner, 'public.scripts'::pg_catalog.regclass) as may) rule,
    (select deleted_at is null as yes) stands,
    (select goldenrod.allowed_moves(status) as allowed) moves
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
  where s.status <> all (goldenrod.deletable_states()) and s.deleted_at is null
    and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  perform pg_catalog.set_config('goldenrod.note', '', true);
  delete from public.scripts s
  where s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style);
  return old;
end
$$;

-- 4. What an old word means. The way there, legacy_word(), is one function already.
create or replace function goldenrod.status_of_word(word text) returns public.script_status
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return case coalesce(word, 'ready')
    when 'approved' then 'approved' when 'draft' then 'draft' else 'active'
  end::public.script_status;
comment on function goldenrod.status_of_word(text) is
  'What old code means by a status that it writes: ready, unless it says draft or approved.';
revoke execute on function goldenrod.status_of_word(text) from public;

create or replace function goldenrod.legacy_scripts_go_on_air() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wanted constant public.script_status := goldenrod.status_of_word(new.status);
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

-- 5. Who may change a part of a video. The policies of images and audio say the same in a form that
-- an index can follow over a whole table; a test holds the two together.
create or replace function goldenrod.may_change_part(owner uuid, video_id uuid, relation regclass) returns boolean
  language sql stable set search_path = ''
  return goldenrod.may_change(owner, relation) or goldenrod.may_change(
    (select v.user_id from public.video_generations v where v.id = video_id), relation
  );
comment on function goldenrod.may_change_part(uuid, uuid, regclass) is
  'Whether the caller may change an image or audio: its own, or one that is made for its own video.';
revoke execute on function goldenrod.may_change_part(uuid, uuid, regclass) from public;
grant execute on function goldenrod.may_change_part(uuid, uuid, regclass) to authenticated, service_role;
