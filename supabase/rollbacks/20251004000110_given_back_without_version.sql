-- What gives back stays: its work is done where the first file is taken back, after this one. It
-- goes with the archive.

do $$
begin
  if to_regprocedure('goldenrod_archive.give_back_scripts()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000110 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
end
$$;
