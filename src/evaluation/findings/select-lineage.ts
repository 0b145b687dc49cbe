import { sql, type Transaction } from 'kysely';
import type { Evaluation, FindingDecision, ScriptStatus } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

/** A version that the one asked for was made from, or that one itself. */
export interface Ancestor {
  id: string;
  version: number;
  status: ScriptStatus;
  /** What stands in the plan's own column, whoever wrote it. */
  evaluation_feedback: string | null;
  /** The reason of its last verdict, where that was a rejection. */
  rejection: string | null;
  /** Oldest first: the newest two of each who judged. */
  evaluations: Judgement[];
  /** Newest first, one of each finding. */
  decisions: Decision[];
}

export type Judgement = Pick<
  Evaluation,
  'evaluator_kind' | 'evaluator' | 'feedback' | 'created_at'
> & { criteria: Record<string, unknown>[] };

export interface Decision {
  finding: string;
  decision: FindingDecision;
  reason: string | null;
  decided_by: string | null;
  /** As PostgreSQL writes it, with its microseconds. */
  decided_at: string;
}

/** Dismissals hold from so many versions back; what was said, from so many. */
const MOST_VERSIONS = 200;
const MOST_JUDGED = 20;
const EVALUATIONS_EACH = 2;

/** A version and those that it was made from, the nearest first. Deleted ones have nothing to say. */
export async function selectLineage(trx: Transaction<Tables>, id: string): Promise<Ancestor[]> {
  const { rows } = await sql<Ancestor>`
    with recursive line as (
      select s.id, s.parent_id, 0 as depth from public.scripts s where s.id = ${id}
      union all
      select p.id, p.parent_id, l.depth + 1
      from line l join public.scripts p on p.id = l.parent_id
      where l.depth + 1 < ${MOST_VERSIONS}::integer
    )
    select s.id, s.version, s.status, s.evaluation_feedback, (
      select case when c.to_status = 'rejected' then c.note end
      from public.script_status_changes c where c.script_id = s.id order by c.id desc limit 1
    ) as rejection, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'evaluator_kind', e.evaluator_kind, 'evaluator', e.evaluator, 'feedback', e.feedback,
        'created_at', e.created_at, 'criteria', e.criteria
      ) order by e.created_at), '[]')
      from (
        select x.*, row_number() over (partition by x.evaluator_kind, x.evaluator order by x.created_at desc) as place
        from public.script_evaluations x where x.script_id = s.id
      ) e
      where e.place <= ${EVALUATIONS_EACH}::integer and l.depth < ${MOST_JUDGED}::integer
    ) as evaluations, (
      select coalesce(jsonb_agg(to_jsonb(d)), '[]')
      from (
        select distinct on (x.finding) x.finding, x.decision, x.reason, x.decided_by, x.decided_at
        from public.script_finding_decisions x where x.script_id = s.id
        order by x.finding, x.decided_at desc
      ) d
    ) as decisions
    from line l join public.scripts s on s.id = l.id
    where s.deleted_at is null or s.id = ${id}
    order by l.depth`.execute(trx);
  return rows;
}
