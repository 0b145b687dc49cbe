import { sql, type Transaction } from 'kysely';
import { DEFAULT_STYLE, type Page, type Style } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';

/** The styles that the caller knows, by name: the usual one, those of their scripts, those they added. */
export function listStyles(road: Road): Promise<Page<Style>> {
  return road.look(async (trx) => ({ items: await knownStyles(trx), next: null }));
}

/** Adds a style for versions to come. One that is known already stays as it is. */
export function addStyle(road: Road, { name }: { name: string }): Promise<Style> {
  return road.commit(async (trx) => {
    await trx
      .insertInto('goldenrod.script_styles')
      .values({ name })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const [style] = await knownStyles(trx, name);
    if (style === undefined) throw new Error('a style that was just added is not known');
    return style;
  });
}

/** All of them, or the one of a name. */
export async function knownStyles(trx: Transaction<Tables>, name?: string): Promise<Style[]> {
  const wanted = name === undefined ? sql`true` : sql`k.name = ${name}`;
  const { rows } = await sql<Style>`
    select k.name, sum(k.scripts)::integer as scripts from (
      select ${DEFAULT_STYLE}::text as name, 0 as scripts
      union all
      select y.name::text, 0 from goldenrod.script_styles y where y.user_id = auth.uid()
      union all
      select s.script_style::text, count(*) filter (where s.deleted_at is null)
      from public.scripts s group by 1
    ) k
    -- What old code wrote may have a name that nobody can ask for: none, or one with a space at its end.
    where ${wanted} and k.name <> '' and k.name = btrim(k.name)
    group by k.name order by k.name`.execute(trx);
  return rows;
}
