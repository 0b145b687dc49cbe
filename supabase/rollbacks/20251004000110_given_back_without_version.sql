-- What gives scores and casts back stays where there are any to give back: it does that when the
-- first file is taken back, which comes after this one. Elsewhere it goes.

do $$
declare
  found_columns jsonb;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod_archive.give_back_scripts()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000110 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  select s.facts -> 'columns' into found_columns
  from goldenrod_archive.starting_points s where s.file = '20251004000001';
  if found_columns ? 'version' or not coalesce(found_columns, '{}') ?| array['evaluation_score', 'character_ids'] then
    drop trigger if exists old_values_give_back on goldenrod_archive.old_values;
    drop function goldenrod_archive.give_back_scripts();
  end if;
end
$$;
