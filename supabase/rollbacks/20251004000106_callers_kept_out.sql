-- Search paths as they were.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

do $$
declare
  signature text;
begin
  foreach signature in array array[
    'public.cancel_job(uuid)',
    'public.image_generations_keep_owner()',
    'public.audio_generations_keep_owner()',
    'goldenrod.take_job(text, text[], interval)',
    'goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb)',
    'goldenrod.end_job(uuid, uuid, jsonb)',
    'goldenrod.fail_job(uuid, uuid, jsonb, interval)',
    'goldenrod.hand_back_job(uuid, uuid)',
    'goldenrod.free_jobs_of_others(text)',
    'goldenrod.may_change(uuid, regclass)',
    'goldenrod.may_change_part(uuid, uuid, regclass)',
    'goldenrod.script_abilities(public.script_status, timestamptz, uuid)',
    'goldenrod_archive.comments_of(text, text[])',
    'goldenrod_archive.fill_status(uuid, uuid)',
    'goldenrod_archive.heard(regclass, text[])',
    'goldenrod_archive.keep_legacy_status()',
    'goldenrod_archive.note_policies(text, regclass, text[])',
    'goldenrod_archive.parents_there(regclass, text)',
    'goldenrod_archive.restore_links(text, text)',
    'goldenrod_archive.restore_policies(text, regclass)',
    'goldenrod_archive.restore_scripts()',
    'goldenrod_archive.say(text, jsonb)',
    'goldenrod_archive.script_content(jsonb)',
    'goldenrod_archive.settle_audio_generations(uuid, uuid)',
    'goldenrod_archive.settle_image_generations(uuid, uuid)',
    'goldenrod_archive.settle_scripts(uuid[])',
    'goldenrod_archive.silence(regclass)',
    'goldenrod_archive.swap_status()'
  ] loop
    execute format('alter function %s set search_path = ''''', signature);
  end loop;
end
$$;
