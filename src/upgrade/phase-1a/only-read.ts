import type { Queryable } from '../../db/migration-files/history.ts';

/** As 20251004000134 finds it, from the policies that there are before any file has run. */
const ONLY_READ = `
select pg_catalog.format('%I.%I', p.schemaname, p.tablename) as name
  from pg_catalog.pg_policies p
 where p.schemaname = 'public' and p.tablename in ('scripts', 'image_generations', 'audio_generations')
   and p.permissive = 'PERMISSIVE' and p.roles && array['public', 'authenticated']::pg_catalog.name[]
   and p.policyname !~ '^Users can (view|insert|update|delete) their own scripts$'
 group by 1
having bool_and(p.cmd = 'SELECT') and not bool_or(p.policyname in (
         'Users can view their image generations', 'Users can view their audio generations'))
 order by 1`;

/** Tables that users can only read; they go on so until the owner asks for more. */
export async function findOnlyRead(session: Queryable): Promise<string[]> {
  const { rows } = await session.query(ONLY_READ);
  return (rows as { name: string }[]).map(({ name }) => name);
}

/** Commands that no policy gives there, and that the plan's policies give: of tables that users can use in part. */
const GAINED = `
select pg_catalog.format('%I.%I: %s', t.schemaname, t.tablename, pg_catalog.string_agg(c.command, ', ' order by c.place)) as name
  from pg_catalog.pg_tables t
 cross join (values (1, 'select'), (2, 'insert'), (3, 'update'), (4, 'delete')) as c (place, command)
 where t.schemaname = 'public' and t.tablename in ('scripts', 'image_generations', 'audio_generations') and t.rowsecurity
   and not pg_catalog.format('%I.%I', t.schemaname, t.tablename) = any ($1)
   and not exists (
     select from pg_catalog.pg_policies p
      where p.schemaname = t.schemaname and p.tablename = t.tablename and p.permissive = 'PERMISSIVE'
        and p.roles && array['public', 'authenticated']::pg_catalog.name[] and p.cmd in ('ALL', pg_catalog.upper(c.command)))
 group by t.schemaname, t.tablename order by 1`;

/** Tables where users get a right that they have not: by table, with the commands. */
export async function findGainedRights(
  session: Queryable,
  onlyRead: readonly string[],
): Promise<string[]> {
  const { rows } = await session.query(GAINED, [onlyRead]);
  return (rows as { name: string }[]).map(({ name }) => name);
}
