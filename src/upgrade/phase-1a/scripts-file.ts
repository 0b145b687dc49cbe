import type { FileRecord } from './file-record.ts';
import { prepareScripts } from './prepare-scripts.ts';

const TABLE = 'public.scripts';
const KEY = 'chapter_id, user_id, script_style';
const KEYED = 'chapter_id is not null and user_id is not null';

/** 20251004000001_create_script_status_enum.sql: versions, a status, an evaluation and a cast. */
export const SCRIPTS_FILE: FileRecord = {
  version: '20251004000001',
  costly: { table: TABLE, prepare: prepareScripts },
  converts: [
    {
      what: 'scripts beyond the first of their chapter, user and style, which are numbered by age',
      table: TABLE,
      needs: ['version'],
      count: `select count(*) - count(distinct (${KEY})) from public.scripts where ${KEYED}`,
    },
    {
      what: 'scores outside of 0 to 100, which are cleared',
      table: TABLE,
      needs: ['evaluation_score'],
      count: 'select count(*) from public.scripts where evaluation_score not between 0 and 100',
    },
    {
      what: 'casts with a character that is gone or not of that book and owner, which is taken out',
      table: TABLE,
      needs: ['character_ids'],
      count: `select count(*) from public.scripts s where exists (
              select from unnest(s.character_ids) as named (id) where not exists (
                select from public.characters k where k.id = named.id and k.user_id = s.user_id
                  and (s.chapter_id is null or k.book_id = (
                    select c.book_id from public.chapters c where c.id = s.chapter_id))))`,
    },
  ],
  archives: [
    {
      what: 'script versions beyond the one that stays',
      count: `select count(*) - count(distinct (${KEY})) from public.scripts where ${KEYED}`,
    },
    {
      what: 'evaluation scores',
      count: 'select count(*) from public.scripts where evaluation_score is not null',
    },
    {
      what: 'written feedbacks',
      count: 'select count(*) from public.scripts where evaluation_feedback is not null',
    },
    { what: 'casts', count: "select count(*) from public.scripts where character_ids <> '{}'" },
  ],
};
