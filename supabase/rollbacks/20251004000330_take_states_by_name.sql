-- The states of takes are derived as 20251004000270 derives them.

create or replace function goldenrod.take_states(script_ids uuid[], elements jsonb default null)
  returns table (
    script_id uuid, element_id uuid, ordinal integer, kind text, scene_id uuid, character_id uuid, medium text,
    state text, causes text[], take_id uuid, generation_id uuid, origin text, takes integer
  )
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with seen as materialized (
    select s.id, s.user_id, c.book_id
    from public.scripts s left join public.chapters c on c.id = s.chapter_id
    where s.id = any (take_states.script_ids)
      and (s.user_id = auth.uid() or current_setting('role', true) = 'service_role')
  ), spoken as materialized (
    -- The narrator by an id that is nobody's: what is compared with = can be hashed.
    select v.book_id, coalesce(v.character_id, '00000000-0000-0000-0000-000000000000'::uuid) as speaker,
      coalesce(k.name, 'the narrator') as name,
      jsonb_build_object('engine', v.engine, 'voice', v.voice, 'pitch', v.pitch, 'rate', v.rate, 'style', v.style) as voice
    from goldenrod.voices v left join public.characters k on k.id = v.character_id
    where v.book_id in (select n.book_id from seen n)
  ), given as materialized (
    select g.* from jsonb_to_recordset(coalesce(take_states.elements, '[]'::jsonb)) as g (
      script_id uuid, id uuid, ordinal integer, kind text, scene_id uuid, character_id uuid, content_hash text,
      medium text, expected jsonb
    )
  ), parts as (
    select n.user_id, n.book_id, e.script_id, e.id, e.ordinal, e.kind, e.scene_id, e.character_id, e.content_hash,
      'audio' as medium, null::jsonb as expected
    from seen n join public.script_elements e on e.script_id = n.id
    where e.kind in ('scene', 'speech', 'action')
      and not exists (select from given g where g.script_id = n.id and g.medium = 'audio')
    union all
    select n.user_id, n.book_id, g.script_id, g.id, g.ordinal, g.kind, g.scene_id, g.character_id, g.content_hash,
      g.medium, g.expected
    from given g join seen n on n.id = g.script_id
  ), wanted as materialized (
    select p.user_id, p.script_id, p.id, p.ordinal, p.kind, p.scene_id, p.character_id, p.medium, v.name,
      coalesce(p.expected, jsonb_build_object('text', p.content_hash) ||
        case when v.voice is null then '{}'::jsonb else jsonb_build_object('voice', v.voice) end) as expected
    from parts p
    left join spoken v on v.book_id = p.book_id and v.speaker = case
      when p.medium <> 'audio' then null when p.kind = 'speech' then p.character_id
      else '00000000-0000-0000-0000-000000000000'::uuid
    end
    -- A book is narrated once it has a narrator.
    where p.medium <> 'audio' or p.kind = 'speech' or v.voice is not null
  ), laid as materialized (
    select w.script_id, w.id, w.medium, t.id as take_id,
      coalesce(t.audio_id, t.image_id, t.video_id) as generation_id, t.origin, t.chosen_at, t.created_at, t.made_from,
      case when t.made_from @> w.expected then true else not exists (
        select from jsonb_each(w.expected) x
        where t.made_from ? x.key and t.made_from -> x.key is distinct from x.value
      ) end as fits
    from wanted w
    join goldenrod.takes t on t.element_id = w.id and t.medium = w.medium and t.user_id = w.user_id
  ), ranked as (
    -- A person's own take that was chosen stays in use; else what fits, what was chosen, what is newest.
    select l.*, count(*) over each_element as takes, row_number() over (
        each_element order by (l.origin = 'own' and l.chosen_at is not null) desc,
        (l.fits and l.made_from is not null) desc, l.chosen_at desc nulls last, l.created_at desc, l.take_id
      ) as place
    from laid l
    window each_element as (partition by l.script_id, l.id, l.medium)
  )
  select w.script_id, w.id, w.ordinal, w.kind, w.scene_id, w.character_id, w.medium,
    case
      when u.take_id is null then 'missing'
      when u.made_from is null then 'unknown'
      when u.fits then 'current'
      else 'stale'
    end,
    case when u.fits is distinct from false or u.made_from is null then '{}'::text[] else array(
      select case x.key when 'voice' then 'voice of ' || coalesce(w.name, 'nobody') else x.key end
      from jsonb_each(w.expected) x
      where u.made_from ? x.key and u.made_from -> x.key is distinct from x.value
      order by x.key
    ) end,
    u.take_id, u.generation_id, u.origin, coalesce(u.takes, 0)::integer
  from wanted w
  left join ranked u on u.script_id = w.script_id and u.id = w.id and u.medium = w.medium and u.place = 1
$$;
