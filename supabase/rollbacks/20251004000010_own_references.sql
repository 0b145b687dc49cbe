-- Nothing is archived: only rules go.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop trigger if exists video_generations_attach_own on public.video_generations;
  drop trigger if exists chapters_attach_own on public.chapters;
  drop trigger if exists characters_attach_own on public.characters;
  drop function if exists goldenrod.videos_attach_own();
  drop function if exists goldenrod.parts_attach_own_book();
end
$$;
