import { sql, type Transaction } from 'kysely';
import type { CommentState } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

/** A thread that a version may have. */
export interface Candidate {
  id: string;
  script_id: string;
  version: number;
  element_id: string;
  start_at: number | null;
  state: CommentState;
}

/** Comments are followed from so many versions back. */
const MOST_VERSIONS = 200;
/** Of so many the elements are looked for; those on the nearest versions come first. */
const MOST_THREADS = 20_000;

/**
 * The threads on a version, on those that it was made from, and on the earlier ones of its chapter, owner and
 * style; in the order of their versions and in which they began.
 */
export async function selectCandidates(trx: Transaction<Tables>, id: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with recursive line as (
      select s.id, s.parent_id, 0 as depth from public.scripts s where s.id = ${id}
      union all
      select p.id, p.parent_id, l.depth + 1
      from line l join public.scripts p on p.id = l.parent_id
      where l.depth + 1 < ${MOST_VERSIONS}::integer
    ), earlier as (
      select e.id from public.scripts s join public.scripts e on e.chapter_id = s.chapter_id
        and e.user_id is not distinct from s.user_id and e.script_style = s.script_style and e.version < s.version
      where s.id = ${id}
      order by e.version desc limit ${MOST_VERSIONS}::integer
    )
    select c.id, c.script_id, s.version, c.element_id, c.start_at,
      case when c.resolved_at is null then 'open' else 'resolved' end as state
    from goldenrod.script_comments c join public.scripts s on s.id = c.script_id
    where c.parent_id is null and c.script_id in (select line.id from line union select earlier.id from earlier)
    order by c.script_id = ${id} desc, s.version desc, c.created_at, c.id
    limit ${MOST_THREADS}::integer`.execute(trx);
  return rows;
}

/** Whether the caller comments on a script: its owner does. */
export async function mayComment(trx: Transaction<Tables>, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select goldenrod.may_change(s.user_id, 'goldenrod.script_comments') as may
    from public.scripts s where s.id = ${id}`.execute(trx);
  return rows[0]?.may === true;
}
