-- Nobody may do more with what the migrations make than they grant: a dump that is restored where rights
-- are given by default (as in a Supabase project) comes with more, TRUNCATE for visitors among them.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Only ever takes away, and only from the roles of the API: a right that an owner took back stays so, and
-- what an owner gave to roles of their own stays theirs, as do the application's own tables. Here is what
-- the files before this one grant; what later ones make is not touched.
do $$
declare
  surplus record;
begin
  for surplus in
    with meant (relations, users, service) as (values
      (
        array[
          'goldenrod.book_handles', 'goldenrod.cast_reasons', 'goldenrod.chapter_aliases',
          'goldenrod.character_origins', 'goldenrod.idempotency_keys', 'legacy.audio_generations',
          'legacy.image_generations', 'legacy.scripts', 'public.book_sources', 'public.character_aliases'
        ],
        'SELECT INSERT UPDATE DELETE', 'SELECT INSERT UPDATE DELETE'
      ),
      (
        array['goldenrod.character_changes', 'goldenrod.cue_changes', 'goldenrod.version_turns'],
        'SELECT INSERT UPDATE', 'SELECT INSERT UPDATE'
      ),
      (
        array[
          'goldenrod.identities', 'goldenrod_archive.links', 'goldenrod_archive.old_values',
          'goldenrod_archive.rows', 'goldenrod_archive.starting_points'
        ],
        '', ''
      ),
      (
        array['goldenrod.script_styles', 'public.script_evaluations'],
        'SELECT INSERT', 'SELECT INSERT'
      ),
      (
        array[
          'goldenrod.standing_scripts', 'goldenrod.telling_scripts', 'public.evaluation_agreement',
          'public.script_status_changes', 'public.stale_scripts'
        ],
        'SELECT', 'SELECT'
      ),
      (
        array['public.jobs'],
        '', 'SELECT UPDATE'
      ),
      (
        array['public.media_files'],
        'SELECT DELETE', 'SELECT INSERT DELETE'
      )
    )
    select relation, a.privilege_type, g.grantee,
      case when m.is_meant then 'grant option for ' end as what
    from meant
    cross join lateral unnest(relations) as relation
    join pg_catalog.pg_class c on c.oid = to_regclass(relation)
    cross join lateral aclexplode(c.relacl) a
    cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g (grantee)
    cross join lateral (select a.privilege_type = any (string_to_array(
      case g.grantee when 'authenticated' then users when 'service_role' then service else '' end, ' '
    ))) m (is_meant)
    where g.grantee in ('public', 'anon', 'authenticated', 'service_role') and a.grantee <> c.relowner
      and (a.is_grantable or not m.is_meant)
  loop
    execute format(
      'revoke %s%s on table %s from %s cascade', surplus.what, surplus.privilege_type, surplus.relation, surplus.grantee
    );
    -- Who loses a right on a table loses it on each column as well.
    if (surplus.relation, surplus.privilege_type, surplus.grantee) = ('public.jobs', 'SELECT', 'authenticated') then
      grant select (
        id, user_id, kind, input, key, state, progress, step, result, error, attempts, max_attempts, ready_at,
        lease_until, created_at, started_at, ended_at, updated_at
      ) on public.jobs to authenticated;
    end if;
  end loop;

  for surplus in
    select c.oid::regclass as relation, quote_ident(t.attname) as name, a.privilege_type, g.grantee
    from unnest(array[
      'goldenrod.book_handles', 'goldenrod.cast_reasons', 'goldenrod.chapter_aliases',
      'goldenrod.character_changes', 'goldenrod.character_origins', 'goldenrod.cue_changes',
      'goldenrod.idempotency_keys', 'goldenrod.identities', 'goldenrod.script_styles',
      'goldenrod.standing_scripts', 'goldenrod.telling_scripts', 'goldenrod.version_turns',
      'goldenrod_archive.links', 'goldenrod_archive.old_values', 'goldenrod_archive.rows',
      'goldenrod_archive.starting_points', 'legacy.audio_generations', 'legacy.image_generations',
      'legacy.scripts', 'public.book_sources', 'public.character_aliases', 'public.evaluation_agreement',
      'public.jobs', 'public.media_files', 'public.script_evaluations', 'public.script_status_changes',
      'public.stale_scripts'
    ]) as one
    join pg_catalog.pg_class c on c.oid = to_regclass(one)
    join pg_catalog.pg_attribute t on t.attrelid = c.oid and not t.attisdropped
    cross join lateral aclexplode(t.attacl) a
    cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g (grantee)
    where g.grantee in ('public', 'anon', 'authenticated', 'service_role') and a.grantee <> c.relowner
      and not (
        one = 'public.jobs' and g.grantee = 'authenticated' and a.privilege_type = 'SELECT'
        and t.attname not in ('priority', 'worker', 'run', 'yielded_at')
      )
  loop
    execute format(
      'revoke %s (%s) on table %s from %s cascade',
      surplus.privilege_type, surplus.name, surplus.relation, surplus.grantee
    );
  end loop;

  -- A table with an identity column counts for whoever may insert; the sequence itself is nobody's.
  for surplus in
    select c.oid::regclass as relation, g.grantee
    from unnest(array[
      'goldenrod.book_handles', 'goldenrod.cast_reasons', 'goldenrod.chapter_aliases',
      'goldenrod.character_changes', 'goldenrod.character_origins', 'goldenrod.cue_changes',
      'goldenrod.idempotency_keys', 'goldenrod.identities', 'goldenrod.script_styles',
      'goldenrod.standing_scripts', 'goldenrod.telling_scripts', 'goldenrod.version_turns',
      'goldenrod_archive.links', 'goldenrod_archive.old_values', 'goldenrod_archive.rows',
      'goldenrod_archive.starting_points', 'public.book_sources', 'public.character_aliases',
      'public.evaluation_agreement', 'public.jobs', 'public.media_files', 'public.script_evaluations',
      'public.script_status_changes', 'public.stale_scripts'
    ]) as one
    join pg_catalog.pg_depend d on d.refobjid = to_regclass(one) and d.refclassid = 'pg_catalog.pg_class'::regclass
      and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
    cross join lateral aclexplode(c.relacl) a
    cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g (grantee)
    where g.grantee in ('public', 'anon', 'authenticated', 'service_role') and a.grantee <> c.relowner
    group by c.oid, g.grantee
  loop
    execute format('revoke all on sequence %s from %s cascade', surplus.relation, surplus.grantee);
  end loop;

  for surplus in
    with meant (grantees, functions) as (values
      (
        '',
        array[
          'goldenrod.aliases_take_owner()', 'goldenrod.books_take_handle()', 'goldenrod.chapters_end_turns()',
          'goldenrod.chapters_leave_casts()', 'goldenrod.character_is_confirmed()',
          'goldenrod.characters_leave_casts()', 'goldenrod.characters_leave_casts_at_once()',
          'goldenrod.characters_note_rename()', 'goldenrod.evaluations_reach_script()',
          'goldenrod.evaluations_take_place()', 'goldenrod.give_missing_handles()',
          'goldenrod.job_for_owner(public.jobs)', 'goldenrod.job_kinds()', 'goldenrod.jobs_tell()',
          'goldenrod.legacy_scripts_delete()', 'goldenrod.legacy_scripts_go_on_air()',
          'goldenrod.legacy_scripts_insert()', 'goldenrod.legacy_scripts_take_turn()',
          'goldenrod.legacy_scripts_update()', 'goldenrod.make_legacy_view(text, text[], text)',
          'goldenrod.parts_attach_own_book()', 'goldenrod.refresh_legacy_views()', 'goldenrod.refuse_change()',
          'goldenrod.scripts_attach_own()', 'goldenrod.scripts_delete_softly()',
          'goldenrod.scripts_inherit_cast()', 'goldenrod.scripts_keep_cast()',
          'goldenrod.scripts_keep_lineage()', 'goldenrod.scripts_keep_text()',
          'goldenrod.scripts_mark_deleted()', 'goldenrod.scripts_move_as_allowed()',
          'goldenrod.scripts_note_cast()', 'goldenrod.scripts_record_move()',
          'goldenrod.scripts_start_as_draft()', 'goldenrod.scripts_tidy_cast()',
          'goldenrod.sources_take_owner()', 'goldenrod.status_of_word(text)', 'goldenrod.videos_attach_own()',
          'goldenrod_archive.comments_of(text, text[])', 'goldenrod_archive.fill_status(uuid, uuid)',
          'goldenrod_archive.heard(regclass, text[])', 'goldenrod_archive.keep_legacy_status()',
          'goldenrod_archive.note_policies(text, regclass, text[])',
          'goldenrod_archive.parents_there(regclass, text)', 'goldenrod_archive.restore_links(text, text)',
          'goldenrod_archive.restore_policies(text, regclass)', 'goldenrod_archive.restore_scripts()',
          'goldenrod_archive.say(text, jsonb)', 'goldenrod_archive.script_content(jsonb)',
          'goldenrod_archive.settle_audio_generations(uuid, uuid)',
          'goldenrod_archive.settle_image_generations(uuid, uuid)', 'goldenrod_archive.settle_scripts(uuid[])',
          'goldenrod_archive.silence(regclass)', 'goldenrod_archive.status_after(text, text)',
          'goldenrod_archive.swap_status()', 'public.audio_generations_keep_owner()',
          'public.image_generations_keep_owner()', 'public.scripts_assign_version()'
        ]
      ),
      (
        'authenticated service_role',
        array[
          'goldenrod.add_legacy_version(jsonb)', 'goldenrod.allowed_moves(public.script_status)',
          'goldenrod.book_names(uuid)', 'goldenrod.cast_by_cues(uuid, uuid[], uuid[])',
          'goldenrod.change_cues(uuid, uuid, text, text, uuid[])', 'goldenrod.choose_cast(uuid, uuid, boolean)',
          'goldenrod.criteria_are_valid(jsonb)', 'goldenrod.deletable_states()', 'goldenrod.find_books(text)',
          'goldenrod.give_handle(uuid, uuid, text)', 'goldenrod.hash(text)', 'goldenrod.is_stale(text, text)',
          'goldenrod.legacy_word(public.script_status)', 'goldenrod.lock_key(uuid, uuid, text)',
          'goldenrod.may_change(uuid, regclass)', 'goldenrod.may_change_part(uuid, uuid, regclass)',
          'goldenrod.merge_facts(uuid, uuid)', 'goldenrod.move_script(uuid, text, public.script_status, text)',
          'goldenrod.refuse_move(uuid, integer, text, public.script_status, public.script_status[])',
          'goldenrod.script_abilities(public.script_status, timestamptz, uuid)', 'goldenrod.slug(text)',
          'goldenrod.take_turn(uuid, uuid, text, text)', 'goldenrod.undo_cues(uuid)',
          'goldenrod.undo_merge(uuid, jsonb)', 'goldenrod.write_draft(uuid, text, text, jsonb, uuid[], uuid[])',
          'public.activate_script(uuid, text)', 'public.approve_script(uuid, text)',
          'public.create_script_version(uuid, text, text, text, uuid, text)',
          'public.deactivate_script(uuid, text)', 'public.link_character(uuid, uuid)',
          'public.merge_characters(uuid, uuid)',
          'public.record_script_evaluation(uuid, integer, text, text, text, text, jsonb, integer, integer)',
          'public.reject_script(uuid, text)', 'public.rename_character(uuid, text)',
          'public.renew_book_handle(uuid)', 'public.restore_script_version(uuid)', 'public.script_parts(uuid)',
          'public.scripts_of_character(uuid)', 'public.undelete_script(uuid)',
          'public.undo_character_change(uuid)', 'public.unlink_character(uuid, uuid)'
        ]
      ),
      (
        'authenticated',
        array['goldenrod.own_scripts_of(uuid)', 'public.ask_job(text, jsonb, text)', 'public.cancel_job(uuid)']
      ),
      (
        'service_role',
        array[
          'goldenrod.account_of(text, text)', 'goldenrod.end_job(uuid, uuid, jsonb)',
          'goldenrod.fail_job(uuid, uuid, jsonb, interval)', 'goldenrod.free_jobs_of_others(text)',
          'goldenrod.hand_back_job(uuid, uuid)',
          'goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb)',
          'goldenrod.take_job(text, text[], interval)', 'goldenrod.yield_job(uuid, uuid, text[])'
        ]
      )
    )
    select p.oid::regprocedure as signature, g.grantee,
      case when m.is_meant then 'grant option for ' end as what
    from meant
    cross join lateral unnest(functions) as one
    join pg_catalog.pg_proc p on p.oid = to_regprocedure(one)
    cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g (grantee)
    cross join lateral (select g.grantee = any (string_to_array(grantees, ' '))) m (is_meant)
    where g.grantee in ('public', 'anon', 'authenticated', 'service_role') and a.grantee <> p.proowner
      and (a.is_grantable or not m.is_meant)
  loop
    execute format('revoke %sexecute on function %s from %s cascade', surplus.what, surplus.signature, surplus.grantee);
  end loop;

  for surplus in
    select quote_ident(n.nspname) as name, a.privilege_type, g.grantee
    from pg_catalog.pg_namespace n
    cross join lateral aclexplode(n.nspacl) a
    cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g (grantee)
    where n.nspname in ('goldenrod', 'goldenrod_archive', 'legacy') and a.grantee <> n.nspowner
      and g.grantee in ('public', 'anon', 'authenticated', 'service_role')
      and not (
        n.nspname <> 'goldenrod_archive' and a.privilege_type = 'USAGE'
        and g.grantee in ('authenticated', 'service_role')
      )
  loop
    execute format('revoke %s on schema %s from %s cascade', surplus.privilege_type, surplus.name, surplus.grantee);
  end loop;
end
$$;
