import type { Database } from '../../src/db/database.ts';
import { verify } from '../../src/db/verify/verify.ts';

/** What can only be there when something was done by half; each query has to find no row. */
const HALVES: Record<string, string> = {
  'a version is missing in a key': `
    select chapter_id from scripts group by chapter_id, user_id, script_style
    having count(*) <> max(version) or min(version) <> 1`,
  'a script is in another state than its last move says': `
    select s.id from scripts s
    where s.status <> coalesce(
      (select c.to_status from script_status_changes c where c.script_id = s.id
        order by c.changed_at desc, c.id desc limit 1), 'draft')`,
  'an active script went on the air beside another': `
    select chapter_id from scripts where status = 'active'
    group by chapter_id, user_id, script_style having count(*) > 1`,
  'a score is not that of the newest evaluation': `
    select s.id from scripts s
    where s.evaluation_score is distinct from
      (select e.score from script_evaluations e where e.script_id = s.id
        order by e.created_at desc, e.id desc limit 1)`,
  'a job ended and left nothing': `
    select j.id from jobs j where j.state = 'done' and j.kind = 'draft'
      and not exists (select from scripts s where s.id = (j.result #>> '{script,id}')::uuid)`,
  'a job was done twice': `
    select s.id from scripts s where s.origin = 'draft'
      and not exists (
        select from jobs j where j.state = 'done' and (j.result #>> '{script,id}')::uuid = s.id)`,
  'a key was kept for a request without an answer': `
    select key from goldenrod.idempotency_keys where body is null`,
};

/** What was left half-done, by name; nothing where all is well. */
export async function halfDone(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(HALVES)) {
    const { rows } = await db.pool.query(query);
    if (rows.length > 0) found.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  const failed = (await verify(db)).filter(({ ok }) => !ok);
  return [...found, ...failed.map(({ name }) => name)];
}
