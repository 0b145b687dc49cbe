/**
 * What a developer writes with supabase-js against this schema. Never run: `npm run types` proves
 * that the good lines compile and that each line marked as wrong does not.
 */
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../../src/supabase/database.ts';

type Script = Database['public']['Tables']['scripts']['Row'];

export async function writeAndJudge(
  url: string,
  key: string,
  chapterId: string,
): Promise<Script[]> {
  const supabase = createClient<Database>(url, key);
  const inserted = await supabase
    .from('scripts')
    .insert({ chapter_id: chapterId, script: 'INT. ROOM - DAY' })
    .select()
    .single();
  const script: Script | null = inserted.data;
  if (!script) return [];
  const version: number = script.version;
  const status: 'draft' | 'evaluated' | 'approved' | 'rejected' | 'active' = script.status;
  await supabase
    .from('scripts')
    .update({ script_name: `${status} ${version}` })
    .eq('id', script.id);
  await supabase.from('scripts').select('id, chapters(title)').eq('status', 'active');
  await supabase.from('image_generations').insert({ character_id: null, image_prompt: 'a lamp' });

  await supabase.rpc('record_script_evaluation', { script_id: script.id, score: 80 });
  const approved = await supabase.rpc('approve_script', { script_id: script.id, note: 'good' });
  const activated: Script | null = (await supabase.rpc('activate_script', { script_id: script.id }))
    .data;
  await supabase.rpc('create_script_version', {
    chapter_id: chapterId,
    script: 'EXT. SEA - NIGHT',
  });

  const elements = await supabase
    .from('script_elements')
    .select('id, kind, source_start, scripts(version)')
    .eq('script_id', script.id)
    .order('ordinal');
  const from: number | null | undefined = elements.data?.[0]?.source_start;
  // @ts-expect-error elements are the database's to write
  await supabase.from('script_elements').insert({ script_id: script.id, id: `${from}` });

  // @ts-expect-error 'ready' is a word from before Phase 1A
  await supabase.from('scripts').insert({ status: 'ready' });
  // @ts-expect-error a score is a number
  await supabase.rpc('record_script_evaluation', { script_id: script.id, score: 'high' });
  // @ts-expect-error the script has to be named
  await supabase.rpc('approve_script', { note: 'good' });
  // @ts-expect-error there is no such table
  await supabase.from('screenplays').select();
  return [approved.data, activated].filter((each): each is Script => each !== null);
}

export async function asOldCode(url: string, key: string): Promise<string | null | undefined> {
  const legacy = createClient<Database, 'legacy'>(url, key, { db: { schema: 'legacy' } });
  const { data } = await legacy.from('scripts').select('status').limit(1).maybeSingle();
  const status: string | null | undefined = data?.status;
  return status;
}
