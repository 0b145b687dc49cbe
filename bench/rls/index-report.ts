import type pg from 'pg';
import { become, undone } from './measure.ts';
import type { Person } from './million-rows.ts';

const TABLES = "('scripts', 'image_generations', 'audio_generations')";
const PLAN_NAMES_IT = 'the plan names it, so it stays under its name';

/** Why an index stays that nothing here uses. */
const REASONS: Record<string, string> = {
  image_generations_pkey: 'the key of its rows: each is changed and deleted by it',
  audio_generations_pkey: 'the key of its rows: each is changed and deleted by it',
  idx_scripts_style: 'was there before the plan',
  idx_scripts_status: PLAN_NAMES_IT,
  idx_scripts_version: PLAN_NAMES_IT,
  idx_scripts_evaluation_score: PLAN_NAMES_IT,
};

/** Prints columns without an index, and what each index of the large tables was used for. */
export async function reportIndexes(client: pg.Client, [person]: readonly Person[]): Promise<void> {
  console.log('\nindexes');
  await reportColumns(client, 'foreign keys', FOREIGN_KEYS);
  await reportColumns(client, 'columns that policies compare', POLICY_COLUMNS);
  const byQueries = await usedIndexes(client);
  if (person !== undefined) await live(client, person);
  const byRules = await usedIndexes(client);
  const { rows } = await client.query<{ name: string }>(
    `select indexrelname as name from pg_stat_user_indexes
     where schemaname = 'public' and relname in ${TABLES} order by relname, indexrelname`,
  );
  for (const { name } of rows) {
    if (byQueries.has(name)) console.log(`  ${name}: used by the queries above`);
    else if (byRules.has(name)) console.log(`  ${name}: used by writes, deletions and rules`);
    else console.log(`  ${name}: not used; ${REASONS[name] ?? 'NO REASON TO STAY'}`);
  }
}

async function reportColumns(client: pg.Client, what: string, query: string): Promise<void> {
  const { rows } = await client.query<{ name: string; indexed: boolean }>(query);
  const bare = rows.filter(({ indexed }) => !indexed).map(({ name }) => name);
  console.log(
    `  ${what}: ${rows.length}, ${bare.length === 0 ? 'each with its index' : `without an index: ${bare.join(', ')}`}`,
  );
}

async function usedIndexes(client: pg.Client): Promise<Set<string>> {
  await client.query('select pg_stat_force_next_flush()');
  await client.query('select pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ name: string }>(
    "select indexrelname as name from pg_stat_user_indexes where idx_scan > 0 and schemaname = 'public'",
  );
  return new Set(rows.map(({ name }) => name));
}

/** What else happens to these tables: a version's life, then a script, a character and an account go. */
async function live(client: pg.Client, { userId, chapterId, characterId }: Person): Promise<void> {
  await undone(client, async () => {
    await become(client, userId);
    const { rows } = await client.query<{ id: string }>(
      "select id from public.create_script_version($1, 'INT. ROOM - DAY')",
      [chapterId],
    );
    const id = rows[0]?.id;
    await client.query('select public.record_script_evaluation($1, 80)', [id]);
    await client.query('select public.approve_script($1)', [id]);
    await client.query('select public.activate_script($1)', [id]);
    await client.query('select public.restore_script_version($1)', [id]);
    await client.query('delete from public.characters where id = $1', [characterId]);
    await client.query('reset role');
    await client.query('delete from public.chapters where id = $1', [chapterId]);
    await client.query('delete from auth.users where id = $1', [userId]);
  });
}

/** Whether some index, over all rows or all that are not null, begins with the column. */
const INDEXED = (table: string, column: string) => `exists (
  select from pg_index x
  where x.indrelid = ${table} and x.indkey[0] = ${column} and x.indisvalid
    and (x.indpred is null or pg_get_expr(x.indpred, x.indrelid) ~ 'IS NOT NULL')
)`;

const FOREIGN_KEYS = `
select conrelid::regclass || '.' || conname as name, ${INDEXED('conrelid', 'conkey[1]')} as indexed
from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'goldenrod'::regnamespace)
order by 1`;

/** A column that only a check of the row's own new values reads is found by no search: left out. */
const POLICY_COLUMNS = `
select distinct d.refobjid::regclass || '.' || a.attname as name, ${INDEXED('d.refobjid', 'd.refobjsubid')} as indexed
from pg_depend d
join pg_policy p on p.oid = d.objid
join pg_class t on t.oid = p.polrelid and t.relnamespace in ('public'::regnamespace, 'goldenrod'::regnamespace)
join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
  and (d.refobjid <> p.polrelid or p.polqual is not null)
order by 1`;
