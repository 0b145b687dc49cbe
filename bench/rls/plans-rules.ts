import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { planFiles, statementsOf } from '../../test/starts/build-start.ts';

const BASELINE = new URL('../../supabase/migrations/20250828000000_baseline.sql', import.meta.url);
/** From before the plan, which leaves it as it is. */
const SCRIPTS_POLICY = `create policy "Users can manage their own scripts" on public.scripts
  for all using (auth.uid() = user_id)`;
const TABLES = "('scripts', 'image_generations', 'audio_generations')";

/** Puts the plan's own policies in place of ours; in a transaction that is rolled back. */
export async function takePlansPolicies(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop policy %I on public.%I', policyname, tablename) as statement
     from pg_policies where schemaname = 'public' and tablename in ${TABLES}`,
  );
  for (const { statement } of rows) await client.query(statement);
  const created = planFiles()
    .flatMap(statementsOf)
    .filter((statement) => /^create policy/im.test(statement));
  for (const statement of [SCRIPTS_POLICY, ...created]) await client.query(statement);
}

/** Takes away the indexes that neither the plan nor the tables from before it have; likewise. */
export async function takePlansIndexes(client: pg.Client): Promise<void> {
  const known = [readFileSync(BASELINE, 'utf8'), ...planFiles()].flatMap((sql) =>
    [...sql.matchAll(/create index (?:if not exists )?(\w+)/gi)].map(([, name]) => name),
  );
  const { rows } = await client.query<{ statement: string }>(
    `select case when c.oid is null then format('drop index public.%I', i.relname)
              else format('alter table public.%I drop constraint %I', t.relname, c.conname) end as statement
     from pg_index x
     join pg_class i on i.oid = x.indexrelid
     join pg_class t on t.oid = x.indrelid and t.relnamespace = 'public'::regnamespace
     left join pg_constraint c on c.conindid = x.indexrelid and c.conrelid = t.oid
     where t.relname in ${TABLES} and not x.indisprimary and i.relname <> all ($1)`,
    [known],
  );
  for (const { statement } of rows) await client.query(statement);
}
