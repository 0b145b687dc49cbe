import { AUDIO_FILE, IMAGES_FILE } from './media-files.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';

/** Values of the plan's columns that a file would clear, or stop at, and its rollback not give back. */
export interface UnkeptValues {
  /** Of the file. */
  version: string;
  /** The column, whole. */
  name: string;
  /** Columns that have to be there with their types, and some that must not: with them it is kept. */
  needs: readonly string[];
  without: readonly string[];
  /** The file from which on a rollback gives them back: refused only where a run ends before it. */
  keptBy?: string;
  /** `score outside of 0 to 100`, and the same in the plural. */
  one: string;
  many: string;
  expected: string;
  /** A query that shows them. */
  find: string;
  remedy: string;
}

/** Where the plan's own file has run there is a version, and the rollback gives all of this back. */
const SCORES: UnkeptValues = {
  version: SCRIPTS_FILE.version,
  name: 'public.scripts.evaluation_score',
  needs: ['public.scripts.evaluation_score'],
  without: ['public.scripts.version'],
  one: 'score outside of 0 to 100',
  many: 'scores outside of 0 to 100',
  expected: 'scores from 0 to 100, or null',
  find: 'select id, evaluation_score from public.scripts where evaluation_score not between 0 and 100',
  remedy: 'Correct them, or keep them in a column of your own and set them to null here',
};

const CASTS: UnkeptValues = {
  version: SCRIPTS_FILE.version,
  name: 'public.scripts.character_ids',
  needs: [
    'public.scripts.character_ids',
    'public.scripts.user_id',
    'public.scripts.chapter_id',
    'public.characters.id',
    'public.characters.user_id',
    'public.characters.book_id',
    'public.chapters.book_id',
  ],
  without: ['public.scripts.version'],
  one: "member of a cast that is no character of the script's book and owner",
  many: "members of casts that are no character of the script's book and owner",
  expected: "characters of the script's own book and owner",
  find: `select s.id, member.id as character_id
  from public.scripts s cross join unnest(s.character_ids) as member (id)
 where not exists (select from public.characters k
   where k.id = member.id and k.user_id = s.user_id and (s.chapter_id is null or k.book_id = (
     select c.book_id from public.chapters c where c.id = s.chapter_id)))`,
  remedy: 'Take them out of the casts, or keep the casts in a column of your own',
};

/** NULL becomes an empty cast, and who is in it twice is in it once. */
const UNTIDY_CASTS: UnkeptValues = {
  version: SCRIPTS_FILE.version,
  name: 'public.scripts.character_ids',
  needs: ['public.scripts.character_ids'],
  without: ['public.scripts.version'],
  keptBy: '20251004000110',
  one: 'cast that is null, or names somebody twice',
  many: 'casts that are null, or name somebody twice',
  expected:
    'casts that name everybody once, or a run to the newest file, whose rollback gives them back',
  find: `select id, character_ids from public.scripts
 where character_ids is null
    or cardinality(character_ids) > (select count(distinct member) from unnest(character_ids) as member)`,
  remedy: 'Leave --to away',
};

/** Where there is any other of the plan's columns, or no old key, the file settles these as drafts. */
const STATUSES: UnkeptValues = {
  version: SCRIPTS_FILE.version,
  name: 'public.scripts.status',
  needs: ['public.scripts.status'],
  without: [
    'public.scripts.version',
    'public.scripts.evaluation_score',
    'public.scripts.character_ids',
  ],
  one: 'script without a status',
  many: 'scripts without a status',
  expected: 'a status for each, where the column has the type script_status already',
  find: `select id from public.scripts
 where status is null
   and (select atttypid = to_regtype('public.script_status') from pg_catalog.pg_attribute
         where attrelid = 'public.scripts'::regclass and attname = 'status')
   and exists (select from pg_catalog.pg_constraint where conrelid = 'public.scripts'::regclass
         and conname = 'scripts_chapter_id_user_id_script_style_key')`,
  remedy: "Give them one: `update public.scripts set status = 'active' where status is null`",
};

export const UNKEPT_VALUES: readonly UnkeptValues[] = [
  SCORES,
  CASTS,
  UNTIDY_CASTS,
  STATUSES,
  ofMedia(IMAGES_FILE.version, 'image_generations', 'image'),
  ofMedia(AUDIO_FILE.version, 'audio_generations', 'audio row'),
];

/** Somebody else's character is taken out and given back; one that is gone cannot be. */
function ofMedia(version: string, table: string, row: string): UnkeptValues {
  return {
    version,
    name: `public.${table}.character_id`,
    needs: [`public.${table}.character_id`, 'public.characters.id'],
    without: [],
    one: `${row} of a character that is not there`,
    many: `${row}s of a character that is not there`,
    expected: 'characters that are there, as its foreign key wants',
    find: `select i.id, i.character_id from public.${table} i
 where i.character_id is not null
   and not exists (select from public.characters k where k.id = i.character_id)`,
    remedy: 'Set them to null, or keep them in a column of your own',
  };
}
