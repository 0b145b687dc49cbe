import type { Person } from './million-rows.ts';

export interface Question {
  name: string;
  /** As supabase-js users write it: what a user sees is left to the policies. */
  unfiltered: string;
  /** With the owner named, `$1`; it means the same, also where no policy holds. */
  filtered: string;
  /** Values from `$2` on; in `unfiltered`, from `$1` on. */
  values: (person: Person) => string[];
  /** Another way to ask, which the index on casts serves under row level security too. */
  ours?: string;
}

const newest = (table: string): Pick<Question, 'unfiltered' | 'filtered' | 'values'> => ({
  unfiltered: `select * from public.${table} order by created_at desc limit 50`,
  filtered: `select * from public.${table} where user_id = $1 order by created_at desc limit 50`,
  values: () => [],
});

export const QUESTIONS: readonly Question[] = [
  { name: 'newest 50 images', ...newest('image_generations') },
  { name: 'newest 50 audio rows', ...newest('audio_generations') },
  { name: 'newest 50 scripts', ...newest('scripts') },
  {
    name: "a chapter's versions",
    unfiltered: 'select * from public.scripts where chapter_id = $1 order by script_style, version',
    filtered:
      'select * from public.scripts where user_id = $1 and chapter_id = $2 order by script_style, version',
    values: ({ chapterId }) => [chapterId],
  },
  {
    name: "a character's scripts",
    unfiltered: 'select * from public.scripts where character_ids @> array[$1::uuid]',
    filtered:
      'select * from public.scripts where user_id = $1 and character_ids @> array[$2::uuid]',
    values: ({ characterId }) => [characterId],
    ours: 'select * from public.scripts_of_character($1)',
  },
  {
    name: "a video's images",
    unfiltered: 'select * from public.image_generations where video_generation_id = $1',
    filtered:
      'select * from public.image_generations where user_id = $1 and video_generation_id = $2',
    values: ({ videoId }) => [videoId],
  },
];
