import type { Queryable } from '../../db/migration-files/history.ts';
import { hasStartingPoints } from './has-starting-points.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';

/** The starting points by the names of docs/UPGRADE.md; `end`: there already; `unknown`: none of them. */
export type StartingPointName =
  | 'empty'
  | 'planned'
  | 'deployed'
  | 'first'
  | 'verbatim'
  | 'verbatim on deployed'
  | 'end'
  | 'unknown';

export interface StartingPoint {
  name: StartingPointName;
  /** What it is known by, as sentences. */
  facts: string[];
}

interface Shape {
  tables: string[];
  status: string | null;
  versioned: boolean;
  oldKey: boolean;
  imageOwner: boolean;
  audioOwner: boolean;
  mediaPolicies: string[];
  halfWay: boolean;
}

const TABLES = [
  'scripts',
  'image_generations',
  'audio_generations',
  'video_generations',
  'characters',
];

const HAS_COLUMN = (table: string, column: string) => `exists (
  select from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass('public.${table}')
    and attname = '${column}' and not attisdropped)`;

const SHAPE = `
select array(select name from unnest($1::text[]) with ordinality as t (name, place)
              where pg_catalog.to_regclass('public.' || name) is not null order by place) as tables,
       (select pg_catalog.format_type(atttypid, null) from pg_catalog.pg_attribute
         where attrelid = pg_catalog.to_regclass('public.scripts') and attname = 'status' and not attisdropped) as status,
       ${HAS_COLUMN('scripts', 'evaluation_score')} as versioned,
       exists (select from pg_catalog.pg_constraint
                where conrelid = pg_catalog.to_regclass('public.scripts')
                  and conname = 'scripts_chapter_id_user_id_script_style_key') as "oldKey",
       ${HAS_COLUMN('image_generations', 'user_id')} as "imageOwner",
       ${HAS_COLUMN('audio_generations', 'user_id')} as "audioOwner",
       array(select p.policyname || ' (' || p.cmd || ')' from pg_catalog.pg_policies p
              where p.schemaname = 'public' and p.tablename in ('image_generations', 'audio_generations')
              order by p.tablename, p.policyname) as "mediaPolicies",
       ${HAS_COLUMN('scripts', 'status_next')} as "halfWay"`;

/** Reads what the database is before the files run. `pending`: whether any of them is left. */
export async function readStartingPoint(
  session: Queryable,
  { pending }: { pending: boolean },
): Promise<StartingPoint> {
  const { rows } = await session.query(SHAPE, [TABLES]);
  const shape = rows[0] as Shape;
  if (!pending || (await isConverted(session))) {
    return { name: 'end', facts: ['the scripts have their versions, and the enum is in place'] };
  }
  return { name: nameOf(shape), facts: factsOf(shape) };
}

async function isConverted(session: Queryable): Promise<boolean> {
  if (!(await hasStartingPoints(session))) return false;
  const { rows } = await session.query(
    `select from goldenrod_archive.starting_points
      where file = $1 and converted_at is not null`,
    [SCRIPTS_FILE.version],
  );
  return rows.length > 0;
}

const ENUM = 'public.script_status';
const isWord = (type: string | null) => type === 'character varying' || type === 'text';

function nameOf({
  tables,
  status,
  versioned,
  oldKey,
  imageOwner,
  audioOwner,
  halfWay,
}: Shape): StartingPointName {
  if (tables.length === 0) return 'empty';
  // A file that was stopped has added columns; the key is what the plan's own file takes away.
  const planRan = versioned && !(halfWay && oldKey);
  const owners = imageOwner && audioOwner;
  if (planRan && oldKey) return 'unknown';
  if (status === null && !planRan && oldKey && owners) return 'planned';
  if (isWord(status) && !planRan && oldKey) {
    if (owners) return 'deployed';
    return imageOwner || audioOwner ? 'unknown' : 'first';
  }
  if (planRan && owners && status === ENUM) return 'verbatim';
  if (planRan && owners && isWord(status)) return 'verbatim on deployed';
  return 'unknown';
}

function factsOf(shape: Shape): string[] {
  const { tables, status, versioned, oldKey, imageOwner, audioOwner, mediaPolicies } = shape;
  if (tables.length === 0) return ["none of the application's tables is there: they are made"];
  const missing = TABLES.filter((table) => !tables.includes(table));
  const having = (has: boolean) => (has ? 'has' : 'has no');
  return [
    ...(missing.length > 0 ? [`missing, and made: ${missing.join(', ')}`] : []),
    status === null ? 'scripts has no status' : `scripts.status is ${status}`,
    `scripts ${having(versioned)} evaluation_score`,
    oldKey
      ? 'one script for each chapter, user and style'
      : 'nothing keeps a chapter, user and style to one script',
    `image_generations ${having(imageOwner)} user_id`,
    `audio_generations ${having(audioOwner)} user_id`,
    `policies on them: ${mediaPolicies.length > 0 ? mediaPolicies.join(', ') : 'none'}`,
    ...(shape.halfWay ? ['an earlier run stopped half-way; this one goes on from there'] : []),
  ];
}
