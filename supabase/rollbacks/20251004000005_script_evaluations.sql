-- The evaluations are put aside whole; the next migrate brings them back.

do $$

begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.record_script_evaluation(uuid, integer, text, text, text, text, jsonb, integer, integer);
  if to_regclass('public.script_evaluations') is not null then
    drop trigger if exists script_evaluations_take_place on public.script_evaluations;
    drop trigger if exists script_evaluations_reach_script on public.script_evaluations;
    drop trigger if exists script_evaluations_stay on public.script_evaluations;
    drop policy if exists "Users can view evaluations of their own scripts" on public.script_evaluations;
    drop policy if exists "Users can record evaluations of their own scripts" on public.script_evaluations;
    revoke all on public.script_evaluations from authenticated, service_role;
    alter table public.script_evaluations drop constraint if exists script_evaluations_script_id_fkey;
    alter table public.script_evaluations
      drop constraint if exists script_evaluations_score_check,
      drop constraint if exists script_evaluations_evaluator_kind_check,
      drop constraint if exists script_evaluations_criteria_check,
      drop constraint if exists script_evaluations_tokens_check;
    alter table public.script_evaluations set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.evaluations_take_place();
  drop function if exists goldenrod.evaluations_reach_script();
  drop function if exists goldenrod.refuse_change();
  drop function if exists goldenrod.criteria_are_valid(jsonb);
end
$$;
