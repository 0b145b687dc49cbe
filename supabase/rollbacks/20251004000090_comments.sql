-- Takes back the words that the migration put, where they are still those.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod_archive.comments_of(text,text[])') is null then
    return;
  end if;
  for item in
    select said.kind, c.name
    from goldenrod_archive.starting_points s
    cross join lateral jsonb_each(s.facts) as said (kind, words)
    cross join lateral goldenrod_archive.comments_of(said.kind, array(select jsonb_object_keys(said.words))) c
    where s.file = '20251004000090' and c.words = said.words ->> c.name
  loop
    execute format('comment on %s %s is null', item.kind, item.name);
  end loop;
  delete from goldenrod_archive.starting_points where file = '20251004000090';
end
$$;
drop function if exists goldenrod_archive.say(text, jsonb);
drop function if exists goldenrod_archive.comments_of(text, text[]);
