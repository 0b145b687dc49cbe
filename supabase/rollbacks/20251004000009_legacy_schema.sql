-- With the old shape back in schema public, the views of it have nothing to show.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop view if exists legacy.scripts;
  drop view if exists legacy.image_generations;
  drop view if exists legacy.audio_generations;
  drop schema if exists legacy;
  drop function if exists goldenrod.legacy_scripts_insert();
  drop function if exists goldenrod.legacy_scripts_update();
  drop function if exists goldenrod.legacy_scripts_delete();
  drop function if exists goldenrod.legacy_scripts_go_on_air();
  drop function if exists goldenrod.add_legacy_version(jsonb);
  drop function if exists goldenrod.refresh_legacy_views();
  drop function if exists goldenrod.make_legacy_view(text, text[], text);
  drop function if exists goldenrod.legacy_word(public.script_status);
end
$$;
