import type { FileRecord, TakenOutRows } from './file-record.ts';
import {
  FILL_STATUS_NEXT_TRIGGER,
  NOTE_TOUCHED_TRIGGER,
  NUMBER_VERSIONS_TRIGGER,
} from './interim-scripts.ts';
import { prepareScripts } from './prepare-scripts.ts';
import { ONE_ACTIVE, VERSION_KEY } from './scripts-shape.ts';
import { SCRIPTS_QUEUE } from './settle-scripts.ts';

const TABLE = 'public.scripts';
const KEY = 'chapter_id, user_id, script_style';
const KEYED = 'chapter_id is not null and user_id is not null';

/** 20251004000001_create_script_status_enum.sql: versions, a status, an evaluation and a cast. */
export const SCRIPTS_FILE: FileRecord = {
  version: '20251004000001',
  costly: {
    table: TABLE,
    prepare: prepareScripts,
    prepared: {
      columns: [
        'status_next',
        'version',
        'evaluation_score',
        'evaluation_feedback',
        'character_ids',
      ],
      indexes: [
        'idx_scripts_status',
        'idx_scripts_status_next',
        'idx_scripts_version',
        'idx_scripts_evaluation_score',
        'idx_scripts_character_ids',
        'idx_scripts_user',
        VERSION_KEY,
        ONE_ACTIVE,
      ],
      constraints: ['scripts_evaluation_score_check', 'scripts_filled_check'],
      triggers: [
        FILL_STATUS_NEXT_TRIGGER.name,
        NOTE_TOUCHED_TRIGGER().name,
        NUMBER_VERSIONS_TRIGGER.name,
      ],
      queue: SCRIPTS_QUEUE.queue,
    },
  },
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
  takesOut: [
    archived('evaluation scores', 'evaluation_score', 'is not null'),
    archived('written feedbacks', 'evaluation_feedback', 'is not null'),
    archived('casts', 'character_ids', "<> '{}'"),
  ],
};

/** Versions, which share their keys, are counted in way-back/survivors.ts. */
function archived(what: string, column: string, condition: string): TakenOutRows {
  return {
    what,
    table: TABLE,
    fate: 'archived',
    where: `t.${column} ${condition}`,
    unlessFound: column,
  };
}
