import type { Queryable } from '../migrate/history.ts';

/** The application's tables that the migrations alter. */
export const ALTERED_TABLES = [
  'public.scripts',
  'public.image_generations',
  'public.audio_generations',
  'public.video_generations',
  'public.characters',
] as const;

/** Those of them that are there. */
export async function presentTables(session: Queryable): Promise<string[]> {
  const { rows } = await session.query(
    'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
    [ALTERED_TABLES],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}
