import type { Queryable } from '../../db/migration-files/history.ts';
import { findLeftOutRoles, letIn } from '../../db/verify/left-out-roles.ts';
import { findOldWordsInFunctions } from './old-words-in-functions.ts';
import { findGainedRights, findOnlyRead } from './only-read.ts';
import { findSharedKeys } from './shared-keys.ts';

/** Columns of the application's tables that the migrations read or make; all others are unknown to them. */
const KNOWN: Record<string, readonly string[]> = {
  'public.scripts': [
    'id',
    'chapter_id',
    'user_id',
    'script_style',
    'script',
    'scene_descriptions',
    'characters',
    'character_details',
    'metadata',
    'created_at',
    'updated_at',
    'script_name',
    'service_used',
    'status',
    'status_next',
    'version',
    'evaluation_score',
    'evaluation_feedback',
    'character_ids',
  ],
  'public.image_generations': [
    'id',
    'video_generation_id',
    'user_id',
    'scene_id',
    'shot_index',
    'scene_description',
    'image_prompt',
    'image_url',
    'width',
    'height',
    'status',
    'error_message',
    'metadata',
    'created_at',
    'character_id',
  ],
  'public.audio_generations': [
    'id',
    'video_generation_id',
    'user_id',
    'audio_type',
    'scene_id',
    'character_name',
    'text_content',
    'voice_id',
    'audio_url',
    'duration_seconds',
    'status',
    'error_message',
    'metadata',
    'created_at',
    'character_id',
  ],
};

const UNKNOWN_COLUMNS = `
select 'column ' || k.name || '.' || a.attname as what
  from jsonb_each($1::jsonb) as k (name, columns)
  join pg_catalog.pg_attribute a on a.attrelid = pg_catalog.to_regclass(k.name)
 where a.attnum > 0 and not a.attisdropped and not k.columns ? a.attname
 order by k.name, a.attnum`;

const TRIGGERS = `
select 'trigger ' || t.tgname || ' on ' || t.tgrelid::regclass::text || ', silent while rows are converted' as what
  from pg_catalog.pg_trigger t
 where t.tgrelid = any (array(select pg_catalog.to_regclass(name)::oid from jsonb_object_keys($1::jsonb) as name))
   and not t.tgisinternal order by 1`;

const REFERENCES = `
select 'foreign key ' || c.conname || ' of ' || c.conrelid::regclass::text || ' to scripts' as what
  from pg_catalog.pg_constraint c
 where c.contype = 'f' and c.confrelid = pg_catalog.to_regclass('public.scripts') order by 1`;

/** Views, policies and indexes that read the old status: it stays for them, as legacy_status. */
const READERS = `
select distinct case
         when d.classid = 'pg_catalog.pg_rewrite'::regclass then 'view ' || (
           select r.ev_class::regclass::text from pg_catalog.pg_rewrite r where r.oid = d.objid)
         when d.classid = 'pg_catalog.pg_policy'::regclass then 'policy "' || (
           select p.polname from pg_catalog.pg_policy p where p.oid = d.objid) || '"'
         else (select n.type || ' ' || n.identity from pg_catalog.pg_identify_object(d.classid, d.objid, 0) n)
       end as what
  from pg_catalog.pg_depend d
  join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
 where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = pg_catalog.to_regclass('public.scripts')
   and a.attname = 'status' and not a.attisdropped and a.atttypid <> coalesce(pg_catalog.to_regtype('public.script_status'), 0)
   and d.classid <> 'pg_catalog.pg_attrdef'::regclass
 order by 1`;

export interface LeftAlone {
  /** Things that stay as they are. */
  untouched: string[];
  /** What reads the old status words and goes on with them. */
  readsOldStatus: string[];
  /** Functions that will fail with 22P02, with the words by which they do. */
  failsOnOldWords: string[];
  /** Tables that users can only read, and go on so. */
  onlyRead: string[];
  /** Tables where users get rights that no policy gives them now, with the commands. */
  gained: string[];
  /** Roles of the application's own that could not write any more, with what lets them. */
  leftOutRoles: string[];
  /** Unique keys that versions of one script share, which hold among active ones then. */
  sharedKeys: string[];
}

export const NOTHING_LEFT: LeftAlone = {
  untouched: [],
  readsOldStatus: [],
  failsOnOldWords: [],
  onlyRead: [],
  gained: [],
  leftOutRoles: [],
  sharedKeys: [],
};

/** What is there that the migrations know nothing of. */
export async function findLeftAlone(session: Queryable): Promise<LeftAlone> {
  const known = JSON.stringify(KNOWN);
  const read = async (query: string, values: unknown[]) =>
    ((await session.query(query, values)).rows as { what: string }[]).map(({ what }) => what);
  const onlyRead = await findOnlyRead(session);
  return {
    untouched: [
      ...(await read(UNKNOWN_COLUMNS, [known])),
      ...(await read(TRIGGERS, [known])),
      ...(await read(REFERENCES, [])),
    ],
    readsOldStatus: await read(READERS, []),
    failsOnOldWords: await findOldWordsInFunctions(session),
    onlyRead,
    gained: await findGainedRights(session, onlyRead),
    leftOutRoles: (await findLeftOutRoles(session)).map((one) => `${one.role}: \`${letIn(one)}\``),
    sharedKeys: await findSharedKeys(session),
  };
}
