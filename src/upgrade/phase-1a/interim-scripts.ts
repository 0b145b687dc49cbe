/**
 * What stands on public.scripts between the preparation and the swap. All of it goes with
 * `finish_online_scripts()`, which the migration calls at the swap, and its rollback.
 */

/** Keeps `status_next`, and the note of the old words, right for what is written meanwhile. */
export const FILL_STATUS_NEXT = `
-- Security definer: whoever writes a script, the archive, which no user may write, takes note of it.
create or replace function goldenrod_archive.fill_status_next() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  word jsonb := pg_catalog.to_jsonb(new) -> 'status';
  word_before jsonb;
begin
  if tg_op = 'UPDATE' then
    word_before := pg_catalog.to_jsonb(old) -> 'status';
    if word is not distinct from word_before
      and goldenrod_archive.status_after(word #>> '{}', new.script)
        = goldenrod_archive.status_after(word #>> '{}', old.script) then
      return new;
    end if;
  end if;
  new.status_next := goldenrod_archive.status_after(word #>> '{}', new.script);
  -- Where nothing keeps a key from having two scripts, the older one stays the active one.
  if new.status_next = 'active' and new.chapter_id is not null and new.user_id is not null and exists (
    select from public.scripts s
    where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style
      and s.status_next = 'active' and s.id <> new.id
  ) then
    new.status_next := 'approved';
  end if;
  if word is distinct from word_before and not (tg_op = 'INSERT' and word = '"ready"') then
    insert into goldenrod_archive.old_values as kept (relation, id, columns)
    values ('public.scripts', new.id, pg_catalog.jsonb_build_object('status', word))
    on conflict (relation, id) do update set columns = kept.columns || excluded.columns;
  end if;
  return new;
end
$$;
revoke execute on function goldenrod_archive.fill_status_next() from public, anon, authenticated, service_role`;

interface Trigger {
  name: string;
  create: string;
}

export const FILL_STATUS_NEXT_TRIGGER: Trigger = {
  name: 'scripts_fill_status_next',
  create: `create trigger scripts_fill_status_next before insert or update on public.scripts
    for each row execute function goldenrod_archive.fill_status_next()`,
};

/** The migration's own, ahead of its time: what comes while others are numbered gets the next number. */
export const NUMBER_VERSIONS_TRIGGER: Trigger = {
  name: 'scripts_assign_version',
  create: `create trigger scripts_assign_version before insert or update of chapter_id, user_id, script_style
    on public.scripts for each row execute function public.scripts_assign_version()`,
};

/** Chapters whose scripts were written after they were settled: they are settled once more. */
export const NOTE_TOUCHED = `
create table if not exists goldenrod_archive.touched_scripts (chapter_id uuid);
alter table goldenrod_archive.touched_scripts enable row level security;
-- Security definer: whoever writes a script, the archive, which no user may write, takes note of it.
create or replace function goldenrod_archive.note_touched_scripts() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    insert into goldenrod_archive.touched_scripts values (old.chapter_id);
  end if;
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.chapter_id is distinct from old.chapter_id then
    insert into goldenrod_archive.touched_scripts values (new.chapter_id);
  end if;
  return null;
end
$$;
revoke execute on function goldenrod_archive.note_touched_scripts() from public, anon, authenticated, service_role`;

/** Every write counts where a migration settles; elsewhere only those of which `when` is true. */
export const NOTE_TOUCHED_TRIGGER = (when?: string): Trigger => ({
  name: 'scripts_note_touched',
  create: `create trigger scripts_note_touched after insert or update${when ? '' : ' or delete'} on public.scripts
    for each row ${when ? `when (${when}) ` : ''}execute function goldenrod_archive.note_touched_scripts()`,
});

/** Called where the migration holds the table: settles the last few, and takes all of this away. */
export const FINISH_ONLINE = (version: string) => `
create or replace function goldenrod_archive.finish_online_scripts() returns void
  language plpgsql set search_path = ''
as $$
declare
  touched uuid[];
  silenced text[];
begin
  -- An earlier rollback left it, for what was made anew since the preparation began.
  if to_regprocedure('goldenrod_archive.make_way_for_new_scripts()') is not null then
    perform goldenrod_archive.make_way_for_new_scripts();
  end if;
  if to_regclass('goldenrod_archive.touched_scripts') is not null then
    if exists (
      select from goldenrod_archive.starting_points where file = '${version}' and facts ? 'online'
    ) then
      select pg_catalog.array_agg(distinct t.chapter_id) into touched from goldenrod_archive.touched_scripts t;
    end if;
    -- Null would mean all.
    if touched is not null then
      silenced := goldenrod_archive.silence('public.scripts');
      perform goldenrod_archive.settle_scripts(touched);
      perform goldenrod_archive.heard('public.scripts', silenced);
    end if;
    drop trigger if exists scripts_note_touched on public.scripts;
    drop function if exists goldenrod_archive.note_touched_scripts();
    drop table goldenrod_archive.touched_scripts;
  end if;
  drop trigger if exists scripts_fill_status_next on public.scripts;
  drop function if exists goldenrod_archive.fill_status_next();
end
$$;
revoke execute on function goldenrod_archive.finish_online_scripts() from public, anon, authenticated, service_role`;
