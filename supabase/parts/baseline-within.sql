-- Begin of 20250828000000_baseline.sql, for a project that has none of these tables.
do $$
begin
  if num_nonnulls(
    to_regclass('public.books'), to_regclass('public.chapters'), to_regclass('public.characters'),
    to_regclass('public.scripts'), to_regclass('public.video_generations'),
    to_regclass('public.image_generations'), to_regclass('public.audio_generations')
  ) > 0 then
    return;
  end if;

-- @include tables-before-phase-1a.sql
end
$$;
-- End of 20250828000000_baseline.sql.
