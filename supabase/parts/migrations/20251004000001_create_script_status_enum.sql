-- Phase 1A, 1 of 3: scripts get versions, a status, an evaluation and a cast.
--
-- Works alone, from every shape of public.scripts that docs/UPGRADE.md names, and changes nothing
-- when it has run before. No BEGIN or COMMIT: every statement leaves a state from which the file
-- can be run again, so it is safe under psql, the Supabase CLI and `goldenrod db migrate` alike.

-- >>> prepare: cheap, and run ahead of the rest by `db migrate --online`

-- @include baseline-within.sql

do $$
begin
  if to_regclass('public.scripts') is null or to_regclass('public.characters') is null then
    raise exception using
      errcode = 'GR010',
      message = 'the tables public.scripts and public.characters are not both there',
      hint = 'Apply 20250828000000_baseline.sql first: it makes what is missing and leaves the rest alone.';
  end if;
  -- A migration that waits for a lock makes everyone behind it wait too: better to give up and retry.
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- @include archive.sql

create table if not exists goldenrod_archive.links (
  id bigint generated always as identity primary key,
  relation text not null,
  column_name text not null,
  row_key jsonb,
  script_id uuid not null,
  shown_script_id uuid,
  taken_out jsonb
);
comment on table goldenrod_archive.links is
  'References to scripts that a rollback took out, and the script it pointed them to meanwhile.';
comment on column goldenrod_archive.links.taken_out is
  'The whole row that refers, where it could not be pointed to another script.';

alter table goldenrod_archive.starting_points enable row level security;
alter table goldenrod_archive.old_values enable row level security;
alter table goldenrod_archive.rows enable row level security;
alter table goldenrod_archive.links enable row level security;

-- What is found here is noted once, before anything is changed.
do $$
declare
  path constant text := current_setting('search_path');
begin
  perform set_config('search_path', '', true);
  insert into goldenrod_archive.starting_points (file, facts)
  select
    '20251004000001',
    jsonb_build_object(
      'type', to_regtype('public.script_status') is not null,
      'type_comment', obj_description(to_regtype('public.script_status'), 'pg_type'),
      'columns', coalesce((
        select jsonb_object_agg(a.attname, jsonb_build_object(
          'type', format_type(a.atttypid, a.atttypmod),
          'not_null', a.attnotnull,
          'default', pg_get_expr(d.adbin, d.adrelid),
          'comment', col_description(a.attrelid, a.attnum)
        ))
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = 'public.scripts'::regclass and a.attnum > 0 and not a.attisdropped
          and a.attname in ('status', 'version', 'evaluation_score', 'evaluation_feedback', 'character_ids')
      ), '{}'),
      'indexes', coalesce((
        select jsonb_object_agg(c.relname, pg_get_indexdef(c.oid))
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = 'public.scripts'::regclass
          and c.relname in (
            'idx_scripts_status', 'idx_scripts_version', 'idx_scripts_evaluation_score',
            'idx_scripts_character_ids', 'idx_scripts_user', 'scripts_one_active_key'
          )
      ), '{}'),
      'constraints', coalesce((
        select jsonb_object_agg(c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c
        where c.conrelid = 'public.scripts'::regclass
          and c.conname in (
            'scripts_chapter_id_user_id_script_style_key',
            'scripts_chapter_id_user_id_script_style_version_key',
            'scripts_evaluation_score_check'
          )
      ), '{}'),
      'constraint_comments', coalesce((
        select jsonb_object_agg(c.conname, obj_description(c.oid, 'pg_constraint'))
        from pg_constraint c
        where c.conrelid = 'public.scripts'::regclass
          and c.conname = 'scripts_chapter_id_user_id_script_style_key'
      ), '{}')
    )
  on conflict (file) do nothing;
  perform set_config('search_path', path, true);
end
$$;

do $$
begin
  if to_regtype('public.script_status') is null then
    create type public.script_status as enum ('draft', 'evaluated', 'approved', 'rejected', 'active');
  elsif enum_range(null::public.script_status)::text <> '{draft,evaluated,approved,rejected,active}' then
    raise exception using
      errcode = 'GR010',
      message = format('the type public.script_status has the labels %s', enum_range(null::public.script_status)),
      hint = 'Rename that type: this migration makes its own, with draft, evaluated, approved, rejected, active.';
  end if;
end
$$;

-- Constant defaults: no row is written. A new column takes no impossible score from its first
-- moment; one that is there is cleared first.
do $$
begin
  alter table public.scripts
    add column if not exists version integer not null default 1,
    add column if not exists evaluation_score integer,
    add column if not exists evaluation_feedback text,
    add column if not exists character_ids uuid[] not null default '{}';
  if not exists (
    select from goldenrod_archive.starting_points
    where file = '20251004000001' and facts #> '{columns,evaluation_score}' is not null
  ) and not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_evaluation_score_check'
  ) then
    alter table public.scripts add constraint scripts_evaluation_score_check
      check (evaluation_score between 0 and 100) not valid;
  end if;
end
$$;

-- The enum is filled beside the old column; only names are swapped under a lock.
do $$
declare
  status_type text := (
    select format_type(atttypid, null) from pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'status' and not attisdropped
  );
begin
  if status_type is distinct from format_type(to_regtype('public.script_status'), null) then
    alter table public.scripts add column if not exists status_next public.script_status not null default 'active';
  end if;
end
$$;

-- @include silence.sql

-- Names in a RETURN are bound when it is made, so it needs no search path, and can be inlined.
create or replace function goldenrod_archive.status_after(old_status text, script text)
  returns public.script_status
  language sql immutable
  return case old_status
    when 'draft' then 'draft'::public.script_status
    when 'evaluated' then 'evaluated'
    when 'approved' then 'approved'
    when 'rejected' then 'rejected'
    else case
      when pg_catalog.btrim(coalesce(script, ''), E' \t\r\n') = '' then 'draft'::public.script_status
      else 'active'
    end
  end;
comment on function goldenrod_archive.status_after(text, text) is
  'The status that a script from before Phase 1A gets: what somebody decided stays, anything else with a text is active.';

create or replace function goldenrod_archive.fill_status(first_id uuid, last_id uuid) returns bigint
  language plpgsql set search_path = ''
as $$
declare
  changed bigint;
  -- On some databases there is no such column.
  old_status constant text := (
    select case when count(*) > 0 then 's.status' else 'null' end from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'status' and not attisdropped
  );
begin
  if old_status <> 'null' then
    execute pg_catalog.format($fill$
    insert into goldenrod_archive.old_values (relation, id, columns)
    select 'public.scripts', s.id, pg_catalog.jsonb_build_object('status', %1$s)
    from public.scripts s
    where s.id between $1 and $2 and %1$s::text is distinct from 'ready'
    -- What is noted is what stands: a writer who comes now waits, and notes his own word after it.
    for no key update of s
    on conflict (relation, id) do update set columns = old_values.columns || excluded.columns
    $fill$, old_status) using first_id, last_id;
  end if;
  execute pg_catalog.format($fill$
  update public.scripts s
  set status_next = goldenrod_archive.status_after(%1$s::text, s.script)
  where s.id between $1 and $2 and s.status_next <> goldenrod_archive.status_after(%1$s::text, s.script)
  $fill$, old_status) using first_id, last_id;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function goldenrod_archive.fill_status(uuid, uuid) is
  'Decides status_next for the scripts of a range of ids and notes what they held before.';

create or replace function goldenrod_archive.settle_scripts(of_chapters uuid[]) returns bigint
  language plpgsql set search_path = ''
as $$
declare
  changed bigint;
  -- On the enum, a draft may just be the default that the column came with.
  draft_is_a_default boolean := coalesce((
    select facts #>> '{columns,status,type}' = 'public.script_status'
    from goldenrod_archive.starting_points where file = '20251004000001'
  ), false);
  -- Before the swap, the enum is beside the old column.
  status_column constant text := (
    select case when count(*) > 0 then 'status_next' else 'status' end from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'status_next' and not attisdropped
  );
  -- Numbers that the new key holds already are unique and stay.
  numbers_stay constant boolean := exists (
    select from pg_catalog.pg_index
    where indexrelid = to_regclass('public.scripts_chapter_id_user_id_script_style_version_key') and indisvalid
  );
begin
  execute pg_catalog.format($settle$
  with aged as (
    select
      s.id, s.chapter_id, s.user_id, s.script_style, s.version, s.evaluation_score, s.character_ids,
      s.%1$I as found_status, coalesce(s.%1$I, 'draft') as status,
      a.id is not null as from_archive,
      s.chapter_id is not null and s.user_id is not null as has_key,
      pg_catalog.btrim(coalesce(s.script, ''), E' \t\r\n') <> '' as has_text,
      case
        when $2 or a.id is not null then coalesce(s.%1$I = 'active', false)
        else coalesce(o.columns ->> 'status', 'ready') = 'active'
      end as was_active,
      case
        when $2 and a.id is null then coalesce(s.%1$I, 'draft') in ('active', 'draft')
        else s.%1$I = 'active'
      end as undecided,
      count(*) over a_key as versions,
      row_number() over by_age as age,
      -- A version that comes back keeps its number; what was written since is numbered after it.
      case when a.id is not null or $3 then s.version
        else coalesce(max(s.version) filter (where a.id is not null) over a_key, 0)
          + row_number() over (
            partition by s.chapter_id, s.user_id, s.script_style, a.id is not null order by s.created_at, s.id
          )
      end as number,
      coalesce(not $2 and s.%1$I = 'active', false) as became_active
    from public.scripts s
    left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = s.id
    left join goldenrod_archive.rows a
      on a.file = '20251004000001' and a.relation = 'public.scripts' and a.id = s.id
    where $1 is null or s.chapter_id = any ($1)
      or (s.chapter_id is null and pg_catalog.array_position($1, null) is not null)
    window
      a_key as (partition by s.chapter_id, s.user_id, s.script_style),
      by_age as (
        partition by s.chapter_id, s.user_id, s.script_style
        order by a.id is null, case when a.id is not null then s.version end, s.created_at, s.id
      )
  ), preferred as (
    select aged.*, row_number() over (
      partition by chapter_id, user_id, script_style, case when not has_key then id end
      -- The newest that was active; else the oldest, passing over what somebody decided or rejected.
      order by
        not has_text, not was_active, status = 'rejected', not became_active,
        case when was_active then -age else age end
    ) as preference
    from aged
  ), settled as (
    select
      p.id, p.version as old_version, p.found_status as old_status,
      p.evaluation_score as old_score, p.character_ids as old_cast,
      case when p.has_key then p.number else coalesce(p.version, 1) end::integer as version,
      case
        when p.has_text and p.preference = 1
          and (p.undecided or (p.versions > 1 and p.has_key and not p.from_archive and p.status <> 'rejected'))
          then 'active'
        when p.status <> 'active' then p.status::text
        when p.has_text then 'approved'
        else 'draft'
      end::public.script_status as status,
      case when p.evaluation_score between 0 and 100 then p.evaluation_score end as evaluation_score,
      coalesce((
        select array_agg(kept.id order by kept.place)
        from (
          select named.id, min(named.place) as place
          from pg_catalog.unnest(p.character_ids) with ordinality as named (id, place)
          join public.characters k on k.id = named.id and k.user_id = p.user_id
          where p.chapter_id is null
            or k.book_id = (select ch.book_id from public.chapters ch where ch.id = p.chapter_id)
          group by named.id
        ) kept
      ), '{}') as character_ids
    from preferred p
  ), differing as (
    select * from settled
    where (old_version, old_status, old_score, old_cast)
      is distinct from (version, status, evaluation_score, character_ids)
  ), noted as (
    insert into goldenrod_archive.old_values as kept (relation, id, columns)
    select 'public.scripts', d.id, pg_catalog.jsonb_build_object(
      'version', d.old_version, 'evaluation_score', d.old_score, 'character_ids', d.old_cast
    ) || case
      when $2 then pg_catalog.jsonb_build_object('status', d.old_status) else '{}'
    end
    from differing d
    -- What was noted first is the oldest, so it wins.
    on conflict (relation, id) do update set columns = excluded.columns || kept.columns
  ), demoted as (
    -- Ahead of the others: a key has never two active ones.
    update public.scripts s
    set version = d.version, %1$I = d.status,
      evaluation_score = d.evaluation_score, character_ids = d.character_ids
    from differing d
    where d.id = s.id and d.old_status = 'active' and d.status <> 'active'
    returning s.id
  )
  update public.scripts s
  set version = d.version, %1$I = d.status,
    evaluation_score = d.evaluation_score, character_ids = d.character_ids
  from differing d
  where d.id = s.id and (select count(*) from demoted) >= 0
    and not (d.old_status is not distinct from 'active' and d.status <> 'active')
  $settle$, status_column) using of_chapters, draft_is_a_default, numbers_stay;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function goldenrod_archive.settle_scripts(uuid[]) is
  'Gives the scripts of some chapters (null: of all; a null among them: those without one) numbers by age and one active a key, and clears impossible scores and casts, noting each old value.';

-- Security definer: a policy may hide versions from their writer, and their numbers are taken all the same.
create or replace function public.scripts_assign_version() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if new.chapter_id is null or new.user_id is null then
    return new;
  end if;
  if tg_op = 'UPDATE'
    and (new.chapter_id, new.user_id, new.script_style)
      is not distinct from (old.chapter_id, old.user_id, old.script_style) then
    return new;
  end if;
  -- Whoever numbers a version of this key waits here for the one before, so that no number is given twice.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
    new.chapter_id::text || new.user_id::text || new.script_style, 20251004000001
  ));
  select coalesce(max(s.version), 0) + 1 into new.version from public.scripts s
  where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style;
  return new;
end
$$;
comment on function public.scripts_assign_version() is
  'Gives a new script the next version number of its chapter, owner and style.';
revoke execute on function public.scripts_assign_version() from public, anon, authenticated, service_role;

-- <<< prepare

create or replace function goldenrod_archive.swap_status() returns void
  language plpgsql set search_path = ''
as $$
declare
  old_column smallint := (
    select attnum from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'status' and not attisdropped
  );
  something_reads_it boolean;
begin
  if old_column is not null then
    -- The plan's own index on the old column stands in the way of the one that is meant.
    drop index if exists public.idx_scripts_status;
    something_reads_it := exists (
      select from pg_catalog.pg_depend
      where refclassid = 'pg_catalog.pg_class'::regclass and refobjid = 'public.scripts'::regclass
        and refobjsubid = old_column
        and not (classid = 'pg_catalog.pg_attrdef'::regclass and objid = (
          select oid from pg_catalog.pg_attrdef where adrelid = 'public.scripts'::regclass and adnum = old_column
        ))
    ) or exists (
      select from pg_catalog.pg_attribute
      where attrelid = 'public.scripts'::regclass and attnum = old_column and attacl is not null
    );
    if something_reads_it then
      -- Views, policies, indexes and rights that nobody told us of go on with the old words.
      alter table public.scripts rename column status to legacy_status;
    else
      alter table public.scripts drop column status;
    end if;
  end if;
  alter table public.scripts rename column status_next to status;
  -- Built ahead by --online.
  if to_regclass('public.idx_scripts_status_next') is not null then
    drop index if exists public.idx_scripts_status;
    alter index public.idx_scripts_status_next rename to idx_scripts_status;
  end if;
end
$$;
comment on function goldenrod_archive.swap_status() is
  'Puts the enum in the place of the old status column, which stays as legacy_status where anything depends on it.';

create or replace function goldenrod_archive.keep_legacy_status() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  -- Runs as whoever writes, who may call nothing in this schema.
  new.legacy_status := case new.status when 'active' then 'ready' when 'approved' then 'approved' else 'draft' end;
  return new;
end
$$;
comment on function goldenrod_archive.keep_legacy_status() is
  'Keeps the old status column true, in its own three words, for whatever still reads it.';

create or replace function goldenrod_archive.script_content(script_row jsonb) returns jsonb
  language sql immutable set search_path = ''
  return (
    select pg_catalog.jsonb_object_agg(name, script_row -> name)
    from pg_catalog.unnest(array[
      'chapter_id', 'user_id', 'script_style', 'script', 'scene_descriptions', 'characters',
      'character_details', 'metadata', 'script_name', 'service_used'
    ]) as name
  );
comment on function goldenrod_archive.script_content(jsonb) is
  'What the shape before Phase 1A can hold of a script, less its id, status and times.';

create or replace function goldenrod_archive.parents_there(relation regclass, row_name text) returns text
  language sql stable set search_path = ''
  return coalesce((
    select pg_catalog.string_agg(
      pg_catalog.format('(%s or exists (select from %s p where %s))', parent.none, c.confrelid::regclass, parent.same),
      ' and '
    )
    from pg_catalog.pg_constraint c
    cross join lateral (
      select
        pg_catalog.string_agg(pg_catalog.format('%I.%I is null', row_name, child.attname), ' or ') as none,
        pg_catalog.string_agg(pg_catalog.format('p.%I = %I.%I', owner.attname, row_name, child.attname), ' and ') as same
      from rows from (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey)) as pair (child_column, parent_column)
      join pg_catalog.pg_attribute child on child.attrelid = c.conrelid and child.attnum = pair.child_column
      join pg_catalog.pg_attribute owner on owner.attrelid = c.confrelid and owner.attnum = pair.parent_column
    ) parent
    where c.contype = 'f' and c.conrelid = relation and c.confrelid <> relation
  ), 'true');
comment on function goldenrod_archive.parents_there(regclass, text) is
  'A condition that a row of a table refers only to rows that exist: what returns from the archive must not dangle.';

create or replace function goldenrod_archive.restore_scripts() returns void
  language plpgsql set search_path = ''
as $$
declare
  writable text := (
    select pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ')
    from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  );
  -- A second row cannot repeat what is unique by itself: a number, a slug.
  copyable text := (
    select pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ')
    from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attidentity = '' and (attname = 'id' or not exists (
        select from pg_catalog.pg_index
        where indrelid = attrelid and indisunique and indnkeyatts = 1 and indkey[0] = attnum
      ))
  );
  status_was_enum boolean := coalesce((
    select facts #>> '{columns,status,type}' = 'public.script_status'
    from goldenrod_archive.starting_points where file = '20251004000001'
  ), false);
begin
  create temporary table stayed on commit drop as
  select a.id, a.columns, (a.shown ->> 'shows')::uuid as shows, a.shown,
    a.shown ? 'shows' and goldenrod_archive.script_content(pg_catalog.to_jsonb(s))
      <> goldenrod_archive.script_content(a.shown) as edited,
    case
      when a.shown ? 'status' and a.shown ->> 'status' is distinct from case
          when status_was_enum then s.status::text
          when o.columns ? 'status' then o.columns ->> 'status'
          else 'ready'
        end
      then s.status
    end as decided
  from goldenrod_archive.rows a
  join public.scripts s on s.id = a.id
  left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = a.id
  where a.file = '20251004000001' and a.relation = 'public.scripts' and a.shown is not null;

  -- A script that was edited in the old shape: the edit becomes the newest version.
  execute pg_catalog.format(
    $insert$
    insert into public.scripts (%1$s) overriding system value
    select %1$s from (
      select (pg_catalog.jsonb_populate_record(s, pg_catalog.jsonb_build_object(
        'id', pg_catalog.gen_random_uuid(), 'created_at', pg_catalog.now(),
        'status', coalesce(m.decided, goldenrod_archive.status_after(null, s.script)),
        'evaluation_score', null, 'evaluation_feedback', null, 'character_ids', '{}'::uuid[]
      ))).*
      from pg_temp.stayed m
      join public.scripts s on s.id = m.id
      where m.edited
    ) edited
    $insert$, copyable
  );

  -- Versions that were taken out return, unless their chapter, their account or the like is gone.
  execute pg_catalog.format(
    $insert$
    insert into public.scripts (%1$s) overriding system value
    select %1$s from (
      select (pg_catalog.jsonb_populate_record(null::public.scripts, a.columns)).*
      from goldenrod_archive.rows a
      where a.file = '20251004000001' and a.relation = 'public.scripts' and a.shown is null
    ) archived
    where %2$s
    on conflict (id) do nothing
    $insert$, writable, goldenrod_archive.parents_there('public.scripts', 'archived')
  );

  -- A status that was decided since is meant for the version that was shown.
  update public.scripts v set status = m.decided
  from pg_temp.stayed m
  where m.shows = v.id and m.shows <> m.id and m.decided is not null and not m.edited;

  -- What the old shape held in columns of the same names is noted again for the next way back.
  insert into goldenrod_archive.old_values as kept (relation, id, columns)
  select 'public.scripts', s.id, pg_catalog.jsonb_build_object(
    'version', s.version, 'evaluation_score', s.evaluation_score, 'character_ids', s.character_ids
  ) || case when status_was_enum then pg_catalog.jsonb_build_object('status', s.status) else '{}' end
  from pg_temp.stayed m
  join public.scripts s on s.id = m.id
  cross join lateral pg_catalog.jsonb_populate_record(null::public.scripts, m.columns) r
  where m.shown ? 'version' and (s.version, s.evaluation_score, s.character_ids, s.status)
    is distinct from (r.version, r.evaluation_score, r.character_ids, r.status)
  on conflict (relation, id) do update set columns = excluded.columns || kept.columns;

  -- The rows that stayed get back what they held, where nobody wrote anything else since.
  update public.scripts s
  set chapter_id = r.chapter_id, user_id = r.user_id, script_style = r.script_style,
    script = r.script, scene_descriptions = r.scene_descriptions, characters = r.characters,
    character_details = r.character_details, metadata = r.metadata,
    script_name = r.script_name, service_used = r.service_used,
    updated_at = case when m.edited then r.updated_at else s.updated_at end
  from pg_temp.stayed m
  cross join lateral pg_catalog.jsonb_populate_record(null::public.scripts, m.columns) r
  where s.id = m.id and m.shows is not null and (m.edited or m.shows <> m.id);
  update public.scripts s
  set version = r.version,
    evaluation_score = case
      when not m.shown ? 'evaluation_score'
        or m.shown -> 'evaluation_score' = coalesce(pg_catalog.to_jsonb(s.evaluation_score), 'null')
      then r.evaluation_score else s.evaluation_score
    end,
    evaluation_feedback = case
      when not m.shown ? 'evaluation_feedback'
        or m.shown -> 'evaluation_feedback' = coalesce(pg_catalog.to_jsonb(s.evaluation_feedback), 'null')
      then r.evaluation_feedback else s.evaluation_feedback
    end,
    character_ids = case
      when not m.shown ? 'character_ids'
        or m.shown -> 'character_ids' = coalesce(pg_catalog.to_jsonb(s.character_ids), 'null')
      then r.character_ids else s.character_ids
    end,
    status = case
      when m.decided is not null and not m.edited and (m.shows is null or m.shows = m.id) then m.decided
      else r.status
    end
  from pg_temp.stayed m
  cross join lateral pg_catalog.jsonb_populate_record(null::public.scripts, m.columns) r
  where s.id = m.id;
  drop table pg_temp.stayed;

  -- What was written since is what people look at, so it is what stays active.
  update public.scripts s set status = 'approved'
  from goldenrod_archive.rows a
  where a.file = '20251004000001' and a.relation = 'public.scripts' and a.id = s.id and s.status = 'active'
    and exists (
      select from public.scripts n
      where n.chapter_id = s.chapter_id and n.user_id = s.user_id and n.script_style = s.script_style
        and n.status = 'active'
        and not exists (
          select from goldenrod_archive.rows k
          where k.file = a.file and k.relation = a.relation and k.id = n.id
        )
    );

  if exists (
    select from pg_catalog.pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'legacy_status' and not attisdropped
  ) then
    execute
      $update$
      update public.scripts s
      set legacy_status = case
        when s.status = r.status and a.columns ? 'legacy_status' then r.legacy_status
        when s.status = 'active' then 'ready'
        when s.status = 'approved' then 'approved'
        else 'draft'
      end
      from goldenrod_archive.rows a
      cross join lateral pg_catalog.jsonb_populate_record(null::public.scripts, a.columns) r
      where a.file = '20251004000001' and a.relation = 'public.scripts' and a.id = s.id
      $update$;
  end if;
end
$$;
comment on function goldenrod_archive.restore_scripts() is
  'Brings back what a rollback archived; what users wrote in between is kept beside it.';

create or replace function goldenrod_archive.restore_links(of_relation text, of_column text) returns void
  language plpgsql set search_path = ''
as $$
declare
  relation regclass := pg_catalog.to_regclass(of_relation);
  key_columns text := (
    select pg_catalog.string_agg(pg_catalog.format('%L, t.%I', name, name), ', ')
    from (
      select distinct pg_catalog.jsonb_object_keys(l.row_key) as name from goldenrod_archive.links l
      where l.relation = of_relation and l.column_name = of_column and l.taken_out is null
    ) names
  );
  writable text := (
    select pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ')
    from pg_catalog.pg_attribute
    where attrelid = relation and attnum > 0 and not attisdropped and attgenerated = ''
  );
  silenced text[];
begin
  if relation is null then
    return;
  end if;
  silenced := goldenrod_archive.silence(relation);
  if key_columns is not null then
    execute pg_catalog.format(
      'update %1$s t set %2$I = l.script_id from goldenrod_archive.links l
       where l.relation = %3$L and l.column_name = %2$L and l.taken_out is null
         and l.row_key = pg_catalog.jsonb_build_object(%4$s) and t.%2$I is not distinct from l.shown_script_id
         and exists (select from public.scripts s where s.id = l.script_id)',
      relation, of_column, of_relation, key_columns
    );
  end if;
  execute pg_catalog.format(
    'insert into %1$s (%2$s) overriding system value
     select %2$s from (
       select (pg_catalog.jsonb_populate_record(null::%1$s, l.taken_out)).* from goldenrod_archive.links l
       where l.relation = %3$L and l.column_name = %4$L and l.taken_out is not null
     ) archived
     where %5$s on conflict do nothing',
    relation, writable, of_relation, of_column, goldenrod_archive.parents_there(relation, 'archived')
  );
  delete from goldenrod_archive.links l
  where l.relation = of_relation and l.column_name = of_column
    and (l.taken_out is null or exists (select from public.scripts s where s.id = l.script_id));
  perform goldenrod_archive.heard(relation, silenced);
end
$$;
comment on function goldenrod_archive.restore_links(text, text) is
  'Points the references of one column back to the scripts that a rollback had taken out.';

-- An index that a broken CONCURRENTLY left behind would be taken for a good one.
do $$
declare
  broken regclass;
begin
  for broken in
    select i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'public.scripts'::regclass and not i.indisvalid
      and c.relname in (
        'idx_scripts_status', 'idx_scripts_version', 'idx_scripts_evaluation_score', 'idx_scripts_character_ids',
        'idx_scripts_user', 'scripts_one_active_key', 'scripts_chapter_id_user_id_script_style_version_key'
      )
  loop
    execute format('drop index %s', broken);
  end loop;
end
$$;

-- One statement: nobody may write a second active script, or a number twice, between the old rule and the new.
do $$
declare
  silenced text[];
  facts jsonb;
  done boolean;
  has_status_next boolean;
  link record;
  something_returns boolean := exists (
    select from goldenrod_archive.rows where file = '20251004000001' and relation = 'public.scripts'
  );
  first_id constant uuid := '00000000-0000-0000-0000-000000000000';
  last_id constant uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
begin
  select s.facts, s.converted_at is not null into strict facts, done
  from goldenrod_archive.starting_points s where s.file = '20251004000001';
  if not done then
    lock table public.scripts in access exclusive mode;
    -- What --online did ahead ends here, with what was written since.
    if to_regprocedure('goldenrod_archive.finish_online_scripts()') is not null then
      perform goldenrod_archive.finish_online_scripts();
      drop function goldenrod_archive.finish_online_scripts();
    end if;
    silenced := goldenrod_archive.silence('public.scripts');
    has_status_next := exists (
      select from pg_attribute
      where attrelid = 'public.scripts'::regclass and attname = 'status_next' and not attisdropped
    );
    if has_status_next and facts -> 'online' is null then
      perform goldenrod_archive.fill_status(first_id, last_id);
    end if;
    if has_status_next then
      perform goldenrod_archive.swap_status();
    end if;
    -- A returning version has the key of the one that stayed.
    alter table public.scripts drop constraint if exists scripts_chapter_id_user_id_script_style_key;
    if something_returns then
      perform goldenrod_archive.restore_scripts();
    end if;
    if something_returns or (facts -> 'online' is null and (
      facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is null
      or facts -> 'columns' ?| array['version', 'evaluation_score', 'character_ids']
      -- Casts that were written while this file was half-way.
      or exists (select from public.scripts where character_ids <> '{}')
    )) then
      perform goldenrod_archive.settle_scripts(null);
    end if;
    delete from goldenrod_archive.rows a
    where a.file = '20251004000001' and a.relation = 'public.scripts'
      and exists (select from public.scripts s where s.id = a.id);
    perform goldenrod_archive.heard('public.scripts', silenced);
    for link in select distinct relation, column_name from goldenrod_archive.links loop
      perform goldenrod_archive.restore_links(link.relation, link.column_name);
    end loop;
    update goldenrod_archive.starting_points set converted_at = clock_timestamp() where file = '20251004000001';
  end if;

  create unique index if not exists scripts_chapter_id_user_id_script_style_version_key
    on public.scripts (chapter_id, user_id, script_style, version);
  create unique index if not exists scripts_one_active_key
    on public.scripts (chapter_id, user_id, script_style) where status = 'active';
  if not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_chapter_id_user_id_script_style_version_key'
  ) then
    alter table public.scripts add constraint scripts_chapter_id_user_id_script_style_version_key
      unique using index scripts_chapter_id_user_id_script_style_version_key;
  end if;
  if not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_evaluation_score_check'
  ) then
    alter table public.scripts add constraint scripts_evaluation_score_check
      check (evaluation_score between 0 and 100) not valid;
  end if;
  alter table public.scripts
    alter column status set default 'draft', alter column status set not null,
    alter column version set default 1, alter column version set not null,
    alter column character_ids set default '{}', alter column character_ids set not null;
  -- It proved the columns full, so that nothing was read under the lock.
  alter table public.scripts drop constraint if exists scripts_filled_check;

  if not exists (
    select from pg_trigger where tgrelid = 'public.scripts'::regclass and tgname = 'scripts_assign_version'
  ) then
    create trigger scripts_assign_version before insert or update of chapter_id, user_id, script_style
      on public.scripts for each row execute function public.scripts_assign_version();
  end if;
  if exists (
    select from pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'legacy_status' and not attisdropped
  ) and not exists (
    select from pg_trigger where tgrelid = 'public.scripts'::regclass and tgname = 'scripts_keep_legacy_status'
  ) then
    create trigger scripts_keep_legacy_status before insert or update of status
      on public.scripts for each row execute function goldenrod_archive.keep_legacy_status();
  end if;
end
$$;

create index if not exists idx_scripts_status on public.scripts (status);
create index if not exists idx_scripts_version on public.scripts (version);
create index if not exists idx_scripts_evaluation_score on public.scripts (evaluation_score);
create index if not exists idx_scripts_character_ids on public.scripts using gin (character_ids);
create index if not exists idx_scripts_user on public.scripts (user_id, created_at desc);

alter table public.scripts validate constraint scripts_evaluation_score_check;

comment on column public.scripts.version is 'Number of this version among those of its chapter, owner and style; given by the database, from 1.';
comment on column public.scripts.status is 'Where this version stands: draft, evaluated, approved, rejected or active.';
comment on column public.scripts.evaluation_score is 'Overall score of the newest evaluation, 0 to 100.';
comment on column public.scripts.evaluation_feedback is 'Feedback of the newest evaluation.';
comment on column public.scripts.character_ids is 'The cast: ids of the book''s characters that appear in this version.';
comment on type public.script_status is 'The states of a script version.';
comment on index public.scripts_one_active_key is 'At most one active version for each chapter, owner and style.';

-- The archive holds everybody's texts: only the owner of the tables may look into it.
revoke all on schema goldenrod_archive from public, anon, authenticated, service_role;
revoke all on goldenrod_archive.starting_points, goldenrod_archive.old_values, goldenrod_archive.rows, goldenrod_archive.links
  from public, anon, authenticated, service_role;
revoke all on sequence goldenrod_archive.links_id_seq from public, anon, authenticated, service_role;
revoke all on all functions in schema goldenrod_archive from public, anon, authenticated, service_role;
