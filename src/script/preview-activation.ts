import { sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Activation, TakesOf } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { elementsOfVersion } from './elements/elements-of-version.ts';
import { findScript } from './find-script.ts';
import type { ScriptName } from './get-script.ts';
import { heardElements } from './takes/heard-elements.ts';
import { countStates, selectStates } from './takes/select-states.ts';

const MOST_PARTS = 200;

interface Previewed {
  stale: boolean;
  replaces: {
    id: string;
    style: string;
    version: number;
    status: 'active';
    evaluation_score: number | null;
    stale: boolean;
  } | null;
  counts: Activation['counts'];
  parts: Activation['parts'];
}

/** What is made of a script, and what its activation changes. */
export async function previewActivation(road: Road, { script }: ScriptName): Promise<Activation> {
  const preview = await road.look((trx) => previewParts(trx, script));
  const { script: found, replaces } = preview;
  const before = replaces === null ? null : await takesOf(road, replaces.id);
  return { ...preview, takes: { before, after: await takesOf(road, found.id) } };
}

async function takesOf(road: Road, script: string): Promise<TakesOf> {
  const version = await elementsOfVersion(road, script);
  const rows = await road.look((trx) => selectStates(trx, [script], heardElements(version)));
  const causes = new Map<string, number>();
  for (const cause of rows.flatMap((row) => row.causes)) {
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  return {
    counts: countStates(rows),
    causes: [...causes].map(([cause, count]) => ({ cause, count })),
  };
}

async function previewParts(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<Omit<Activation, 'takes'>> {
  const script = await findScript(trx, wanted);
  const { rows } = await sql<Previewed>`
    with wanted as (
      select s.id, s.chapter_id, s.user_id, s.script_style from public.scripts s where s.id = ${script.id}
    ), replaced as (
      select s.id, jsonb_build_object(
        'id', s.id, 'style', s.script_style, 'version', s.version, 'status', s.status,
        'evaluation_score', s.evaluation_score,
        'stale', exists (select from public.stale_scripts x where x.script_id = s.id)
      ) as glance
      from wanted w
      join public.scripts s on s.chapter_id = w.chapter_id and s.user_id = w.user_id
        and s.script_style = w.script_style
      where s.status = 'active' and s.id <> w.id and s.deleted_at is null
    ), parts as materialized (
      select p.part, p.id, p.made_for as script_id, p.version, p.scene_id, p.shot_index, p.audio_type, p.character_name,
        case when p.made_for = (select r.id from replaced r) then 'becomes_stale' else p.state end as state
      from public.script_parts(${script.id}) p
    )
    select
      exists (select from public.stale_scripts x where x.script_id = ${script.id}) as stale,
      (select r.glance from replaced r) as replaces,
      (
        select jsonb_object_agg(each.state, each.by_part) from (
          select state, jsonb_build_object(
            'video', count(p.part) filter (where p.part = 'video'),
            'image', count(p.part) filter (where p.part = 'image'),
            'audio', count(p.part) filter (where p.part = 'audio')
          ) as by_part
          from unnest(array['becomes_stale', 'missing', 'current', 'stale']) as state
          left join parts p using (state) group by state
        ) each
      ) as counts,
      (
        select coalesce(jsonb_agg(to_jsonb(first) - 'rank'), '[]') from (
          select p.*, array_position(array['becomes_stale', 'missing', 'current', 'stale'], p.state) as rank
          from parts p
          order by rank, array_position(array['video', 'image', 'audio'], p.part), p.scene_id, p.shot_index, p.id
          limit ${MOST_PARTS}
        ) first
      ) as parts`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('the preview answered nothing');
  const { replaces, ...rest } = row;
  return {
    script,
    ...rest,
    replaces: replaces && {
      ...replaces,
      handle:
        script.book !== null && script.chapter !== null
          ? scriptHandle(script.book, script.chapter, {
              script_style: replaces.style,
              version: replaces.version,
            })
          : replaces.id,
    },
  };
}
