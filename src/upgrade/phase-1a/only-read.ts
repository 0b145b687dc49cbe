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
