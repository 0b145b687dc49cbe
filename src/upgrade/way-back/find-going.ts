import {
  type Address,
  addressesOfDropped,
  addressesOfNames,
  readDrops,
  spaceOf,
} from '../../db/dependents/address.ts';
import type { Going } from '../../db/dependents/find-dependents.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { type MadeName, readMadeNames } from '../../db/taken-names/made-names.ts';
import { readExpectedObjects } from '../../db/verify/expected-objects.ts';
import { VERIFIED_SCHEMAS } from '../../db/verify/schema-objects.ts';
import { hasStartingPoints } from '../phase-1a/has-starting-points.ts';
import { INTERIM_NAMES } from '../phase-1a/interim-names.ts';
import { LATER_FILES } from '../phase-1a/later-files.ts';
import { AUDIO_FILE, IMAGES_FILE } from '../phase-1a/media-files.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import { ALTERED_TABLES } from '../phase-1a/tables.ts';

export interface WhatGoes {
  going: Going[];
  /** All that any of our files makes, whether it goes or not. */
  ours: Address[];
}

/**
 * What the rollbacks of some files drop here, give another type or put aside.
 * @param files all of them, `chosen` being those that are taken back
 */
export async function findGoing(
  session: Queryable,
  files: readonly MigrationFile[],
  chosen: readonly MigrationFile[],
): Promise<WhatGoes> {
  const stays = await readWhatStays(session);
  const drops = chosen
    .flatMap(({ rollback = '' }) => readDrops(rollback))
    .filter(({ kind, name }) => kind !== 'type' || !stays.types.includes(name));
  const columns = namesOnTables()
    .filter(({ version }) => chosen.some((file) => file.version === version))
    .filter((name) => !stays.keys.includes(`${name.space} ${name.name}`));
  const shown = await findShown(session);
  const dropped = [
    ...(await addressesOfDropped(session, drops)),
    ...(await addressesOfNames(session, VERIFIED_SCHEMAS, columns)),
    ...(chosen.some(({ version }) => version === LEGACY_HOLDS_ALL) ? shown : []),
  ].map((address): Going => ({ ...address, fate: 'dropped' }));
  const moved = await findMoved(session, chosen);
  if (dropped.length + moved.length === 0) return { going: [], ours: [] };
  const ours = [...(await findOurs(session, files)), ...shown];
  const altered = await findAltered(session, dropped, ours);
  return { going: [...dropped, ...altered, ...moved], ours };
}

/** Tables of ours that are put aside whole, where only the owner may look. */
async function findMoved(
  session: Queryable,
  chosen: readonly { version: string }[],
): Promise<Going[]> {
  const tables = LATER_FILES.filter(({ version }) =>
    chosen.some((file) => file.version === version),
  )
    .flatMap(({ takesOut }) => takesOut)
    .filter(({ where, fate }) => where === undefined && fate === 'archived');
  const found = await addressesOfDropped(
    session,
    tables.map(({ table: name }) => ({ kind: 'table', name })),
  );
  return found.map((address) => ({ ...address, fate: 'moved' }));
}

/** The file whose rollback takes out what shows a table of the application in schema legacy. */
const LEGACY_HOLDS_ALL = '20251004000131';

const SHOWN = `
select v.tableoid::text as class, v.oid::text as id, 0 as part
  from pg_catalog.pg_class v
 where v.relnamespace = pg_catalog.to_regnamespace('legacy') and v.relkind = 'v'
   and pg_catalog.obj_description(v.oid, 'pg_class') like 'As in schema public: %'`;

/** Whatever tables there are, their views are as the migrations make them. */
async function findShown(session: Queryable): Promise<Address[]> {
  return (await session.query(SHOWN)).rows as Address[];
}

type OnTable = Pick<MadeName, 'space' | 'name' | 'version'>;

/** What the files add to the application's own tables, by the file that takes it out again. */
function namesOnTables(): OnTable[] {
  const owner = ({ version }: { version: string }, table: string): OnTable => ({
    space: 'column',
    name: `public.${table}.user_id`,
    version,
  });
  const isOnTable = ({ space, shape }: MadeName) =>
    space === 'column' ||
    space === 'constraint' ||
    (space === 'object' && ALTERED_TABLES.some((table) => shape?.includes(` ON ${table} USING `)));
  return [
    ...readMadeNames().filter(isOnTable),
    owner(IMAGES_FILE, 'image_generations'),
    owner(AUDIO_FILE, 'audio_generations'),
  ];
}

/** What a file found here and leaves in its place, as its own rollback reads it. */
const STAYS = `
select s.file, s.facts -> 'type' as type, s.facts -> 'columns' as columns, s.facts -> 'constraints' as constraints,
       s.facts -> 'indexes' as indexes
  from goldenrod_archive.starting_points s where s.file = any ($1)`;

interface Facts {
  file: string;
  type: boolean | null;
  columns: Record<string, { type?: string }> | null;
  constraints: Record<string, string> | null;
  indexes: Record<string, string> | null;
}

const TABLES = new Map([
  [SCRIPTS_FILE.version, 'scripts'],
  [IMAGES_FILE.version, 'image_generations'],
  [AUDIO_FILE.version, 'audio_generations'],
]);

async function readWhatStays(session: Queryable): Promise<{ keys: string[]; types: string[] }> {
  const facts = await readFacts(session);
  const keys = facts.flatMap(({ file, columns, constraints, indexes }) => {
    const table = TABLES.get(file) ?? '';
    const kept = Object.entries(columns ?? {}).filter(
      // An old status of words is not this one: it is made again from its words.
      ([name, { type }]) => name !== 'status' || type === 'public.script_status',
    );
    return [
      ...kept.map(([name]) => `column public.${table}.${name}`),
      ...Object.keys(constraints ?? {}).map((name) => `constraint public.${table}.${name}`),
      ...Object.keys(indexes ?? {}).map((name) => `object public.${name}`),
    ];
  });
  const types = facts.some(({ type }) => type === true) ? ['public.script_status'] : [];
  return { keys, types };
}

async function readFacts(session: Queryable): Promise<Facts[]> {
  if (!(await hasStartingPoints(session))) return [];
  return (await session.query(STAYS, [[...TABLES.keys()]])).rows as Facts[];
}

async function findOurs(session: Queryable, files: readonly MigrationFile[]): Promise<Address[]> {
  const expected = readExpectedObjects().flatMap(({ kind, parent, name }) => {
    const space = spaceOf(kind);
    if (space === undefined) return [];
    const belongs =
      space === 'column' || space === 'constraint' || space === 'trigger' || space === 'policy';
    return { space, name: belongs ? `${parent}.${name}` : name };
  });
  return [
    ...(await addressesOfNames(session, VERIFIED_SCHEMAS, [
      ...expected,
      ...readMadeNames(),
      ...INTERIM_NAMES,
      ...OWNER_KEYS,
      ...(await readTriggersMadeAgain(session)),
    ])),
    ...(await addressesOfDropped(
      session,
      files.flatMap(({ rollback = '' }) => readDrops(rollback)),
    )),
  ];
}

/** They come with the owner where there is none. One of the application's has a column that stays. */
const OWNER_KEYS = ['image_generations', 'audio_generations'].map((table) => ({
  space: 'constraint' as const,
  name: `public.${table}.${table}_user_id_fkey`,
}));

/** Triggers of the application's that a file made to hear of the new status; its rollback makes them as they were. */
const MADE_AGAIN = `
select format('public.scripts.%I', name) as name
  from goldenrod_archive.starting_points s cross join lateral jsonb_object_keys(s.facts -> 'triggers') as name
 where s.file = '20251004000133'`;

async function readTriggersMadeAgain(
  session: Queryable,
): Promise<Pick<MadeName, 'space' | 'name'>[]> {
  if (!(await hasStartingPoints(session))) return [];
  const { rows } = await session.query(MADE_AGAIN);
  return (rows as { name: string }[]).map(({ name }) => ({ space: 'trigger', name }));
}

/** Columns of our own tables that are of a type which goes: they are put aside as text. */
const ALTERED = `
select a.attrelid::text as id, a.attnum::integer as part, c.tableoid::text as class
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind = 'r'
  join unnest($1::oid[], $2::oid[]) as t (class, id) on t.id = a.atttypid and t.class = 'pg_catalog.pg_type'::regclass
  join unnest($3::oid[], $4::oid[]) as o (class, id) on o.id = a.attrelid and o.class = c.tableoid
 where a.attnum > 0 and not a.attisdropped`;

async function findAltered(
  session: Queryable,
  dropped: readonly Address[],
  ours: readonly Address[],
): Promise<Going[]> {
  const tables = ours.filter(({ part }) => part === 0);
  const { rows } = await session.query(ALTERED, [
    dropped.map((one) => one.class),
    dropped.map(({ id }) => id),
    tables.map((one) => one.class),
    tables.map(({ id }) => id),
  ]);
  return (rows as Address[]).map((address) => ({ ...address, fate: 'altered' }));
}
