/** `image_generations` or `audio_generations`. */
export type MediaTable = 'image_generations' | 'audio_generations';

/** What stands on a table of media until the swap: rows that are written are noted, to be settled. */
export const NOTE_TOUCHED_MEDIA = (table: MediaTable) => `
create table if not exists goldenrod_archive.touched_${table} (id uuid);
alter table goldenrod_archive.touched_${table} enable row level security;
-- Security definer: whoever writes a row, the archive, which no user may write, takes note of it.
create or replace function goldenrod_archive.note_touched_${table}() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into goldenrod_archive.touched_${table} values (new.id);
  return null;
end
$$;
revoke execute on function goldenrod_archive.note_touched_${table}() from public, anon, authenticated, service_role`;

export const NOTE_TOUCHED_MEDIA_TRIGGER = (table: MediaTable) => `
create trigger ${table}_note_touched after insert or update on public.${table}
  for each row execute function goldenrod_archive.note_touched_${table}()`;

/** Called where the migration holds the table: settles the last few, and takes all of this away. */
export const FINISH_ONLINE_MEDIA = (table: MediaTable, version: string) => `
create or replace function goldenrod_archive.finish_online_${table}() returns void
  language plpgsql set search_path = ''
as $$
declare
  silenced text[];
begin
  if to_regclass('goldenrod_archive.touched_${table}') is not null then
    if exists (
      select from goldenrod_archive.starting_points where file = '${version}' and facts ? 'online'
    ) then
      silenced := goldenrod_archive.silence('public.${table}');
      perform goldenrod_archive.settle_${table}(t.id, t.id)
      from (select distinct id from goldenrod_archive.touched_${table}) t;
      perform goldenrod_archive.heard('public.${table}', silenced);
    end if;
    drop trigger if exists ${table}_note_touched on public.${table};
    drop function if exists goldenrod_archive.note_touched_${table}();
    drop table goldenrod_archive.touched_${table};
  end if;
end
$$;
revoke execute on function goldenrod_archive.finish_online_${table}() from public, anon, authenticated, service_role`;
