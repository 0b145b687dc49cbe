import type { Queryable } from '../migration-files/history.ts';

/** Something because of which a migration would fail half-way, or do less than it says. */
export interface Obstacle {
  /** rights: the role that migrates lacks some; shape: the application's tables are not what the files stand on. */
  kind: 'rights' | 'shape';
  /** A sentence without its full stop. */
  found: string;
  /** What the owner does about it: sentences. */
  next: string;
}

/** @param names whether the pending files name a thing, by its name with its schema */
type Question = (session: Queryable, names: (subject: string) => boolean) => Promise<Obstacle[]>;

/** A superuser owns everything. What the files do not name may be anybody's. */
const OTHERS = `
with things as (
  select format('%I.%I', n.nspname, c.relname) as subject, c.relowner as owner
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'goldenrod', 'goldenrod_archive', 'legacy') and c.relkind in ('r', 'p', 'v', 'f')
  union all
  select format('%I.%I', n.nspname, p.proname), p.proowner
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
   where n.nspname in ('public', 'goldenrod', 'goldenrod_archive')
  union all
  select format('%I.%I', n.nspname, t.typname), t.typowner
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
   where n.nspname = 'public' and t.typtype = 'e'
  union all
  select quote_ident(n.nspname), n.nspowner
    from pg_catalog.pg_namespace n where n.nspname in ('goldenrod', 'goldenrod_archive', 'legacy')
)
select t.subject, quote_ident(pg_catalog.pg_get_userbyid(t.owner)) as owner, quote_ident(current_user) as me,
       pg_catalog.pg_has_role(current_user, t.owner, 'member') as member
  from things t
 where not pg_catalog.pg_has_role(current_user, t.owner, 'usage')
 order by owner, t.subject`;

const ownedByOthers: Question = async (session, names) => {
  const { rows } = await session.query(OTHERS);
  type Row = { subject: string; owner: string; me: string; member: boolean };
  const others = (rows as Row[]).filter(({ subject }) => names(subject));
  return [...new Set(others.map(({ owner }) => owner))].map((owner) => {
    const theirs = others.filter((one) => one.owner === owner);
    const [first] = theirs;
    return {
      kind: 'rights',
      found: `${list(theirs.map(({ subject }) => subject))}: owned by ${owner}, and only an owner may change them`,
      next: first?.member
        ? `${first.me} is a member of ${owner} that does not inherit its rights: migrate as ${owner}, by \`?options=-c%20role%3D${owner}\` at the end of the connection string.`
        : `Migrate as ${owner}, or let a superuser run \`grant ${owner} to ${first?.me};\`.`,
    };
  });
};

/** Only where something is still to be made in it. */
const CREATING = `
select format('database %I', current_database()) as place, quote_ident(current_user) as me
 where not pg_catalog.has_database_privilege(current_database(), 'create')
   and (select count(*) from pg_catalog.pg_namespace
         where nspname in ('auth', 'goldenrod', 'goldenrod_archive', 'legacy', 'supabase_migrations')) < 5
union all
select 'schema public', quote_ident(current_user)
  from pg_catalog.pg_namespace n
 where n.nspname = 'public' and not pg_catalog.has_schema_privilege(n.oid, 'create')`;

const mayNotCreate: Question = async (session) => {
  const { rows } = await session.query(CREATING);
  return (rows as { place: string; me: string }[]).map(({ place, me }) => ({
    kind: 'rights',
    found: `${me} may create nothing in ${place}`,
    next: `Let its owner run \`grant create on ${place} to ${me};\`.`,
  }));
};

/** As platform.sql makes them, where anything of the platform is missing or was made by it. */
const ROLES = `
select quote_ident(current_user) as me,
       array(select one from unnest(w.roles) as one
              where one not in (select rolname from pg_catalog.pg_roles)) as missing,
       array(select r.rolname::text from pg_catalog.pg_roles r
              where r.rolname = any(w.roles) and not pg_catalog.pg_has_role(current_user, r.oid, 'member')) as strange
  from pg_catalog.pg_roles me
 cross join lateral (select '{anon,authenticated,service_role}'::text[] as roles) w
 where me.rolname = current_user and not (me.rolsuper or me.rolcreaterole)
   and ((select count(*) from pg_catalog.pg_roles where rolname = any(w.roles)) < 3
     or not exists (select from pg_catalog.pg_namespace n
                      join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = 'users'
                      join pg_catalog.pg_proc p on p.pronamespace = n.oid and p.proname = 'uid'
                     where n.nspname = 'auth'
                       and pg_catalog.obj_description(n.oid, 'pg_namespace') not like '%made by Goldenrod%'
                           is not false))`;

const rolesMissing: Question = async (session) => {
  const { rows } = await session.query(ROLES);
  const [row] = rows as { me: string; missing: string[]; strange: string[] }[];
  if (row === undefined || row.missing.length + row.strange.length === 0) return [];
  const { me, missing, strange } = row;
  const found = [
    ...(missing.length > 0
      ? [`there is no role ${missing.join(', ')}, and ${me} may make none`]
      : []),
    ...(strange.length > 0 ? [`${me} may not become ${strange.join(', ')}`] : []),
  ];
  return [
    {
      kind: 'rights',
      found: found.join('; '),
      next: `Let a superuser run ${missing.length > 0 ? 'supabase/platform.sql on this database once, and ' : ''}\`grant anon, authenticated, service_role to ${me};\`.`,
    },
  ];
};

/** Accounts of Goldenrod's own making are made by a function with the rights of whoever migrates. */
const ACCOUNTS = `
select quote_ident(current_user) as me, w.wanted,
       pg_catalog.has_schema_privilege(n.oid, 'usage') and not exists (
         select from unnest(string_to_array(w.wanted, ', ')) as one
          where not pg_catalog.has_table_privilege(c.oid, one)) as reached,
       c.relrowsecurity and not (r.rolsuper or r.rolbypassrls)
         and (c.relforcerowsecurity or not pg_catalog.pg_has_role(current_user, c.relowner, 'usage')) as hidden
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_roles r on r.rolname = current_user
 cross join lateral (
   select case when pg_catalog.obj_description(n.oid, 'pg_namespace') like '%made by Goldenrod%'
            then 'select, insert, references' else 'select, references' end as wanted) w
 where n.nspname = 'auth' and c.relname = 'users' and c.relkind in ('r', 'p')`;

const accountsOutOfReach: Question = async (session) => {
  const { rows } = await session.query(ACCOUNTS);
  const [row] = rows as { me: string; wanted: string; reached: boolean; hidden: boolean }[];
  if (row === undefined) return [];
  const { me, wanted, reached, hidden } = row;
  const obstacles: Obstacle[] = [];
  if (!reached) {
    obstacles.push({
      kind: 'rights',
      found: `${me} may not use auth.users, to which scripts and their history refer`,
      next: `Let its owner run \`grant usage on schema auth to ${me}; grant ${wanted} on auth.users to ${me};\`.`,
    });
  }
  if (hidden) {
    obstacles.push({
      kind: 'rights',
      found: `row level security hides the accounts of auth.users from ${me}: every account would seem to be gone`,
      next: `Let a superuser run \`alter role ${me} bypassrls;\`.`,
    });
  }
  return obstacles;
};

const FORCED = `
select format('%I.%I', n.nspname, c.relname) as subject, quote_ident(current_user) as me
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_roles r on r.rolname = current_user
 where n.nspname in ('public', 'goldenrod', 'goldenrod_archive') and c.relrowsecurity and c.relforcerowsecurity
   and not (r.rolsuper or r.rolbypassrls)
 order by subject`;

const hiddenFromOwner: Question = async (session, names) => {
  const { rows } = await session.query(FORCED);
  const forced = (rows as { subject: string; me: string }[]).filter(({ subject }) =>
    names(subject),
  );
  const [first] = forced;
  if (first === undefined) return [];
  const off = forced.map(({ subject }) => `alter table ${subject} no force row level security;`);
  return [
    {
      kind: 'rights',
      found: `row level security is forced on ${list(forced.map(({ subject }) => subject))}: ${first.me} and the rules, which run as ${first.me}, would not see all rows`,
      next: `Run \`${off.join(' ')}\`, or let a superuser run \`alter role ${first.me} bypassrls;\`.`,
    },
  ];
};

const NO_PLAIN_TABLES = `
select format('%I.%I', n.nspname, c.relname) as subject,
       case c.relkind when 'p' then 'a partitioned table' else 'a foreign table' end as is
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = 'public' and c.relkind in ('p', 'f')
 order by subject`;

const noPlainTables: Question = async (session, names) => {
  const { rows } = await session.query(NO_PLAIN_TABLES);
  return (rows as { subject: string; is: string }[])
    .filter(({ subject }) => names(subject))
    .map(({ subject, is }) => ({
      kind: 'shape',
      found: `${subject} is ${is}, and the migrations take a plain one: its keys hold for the whole table`,
      next: `Put its rows into a plain table of that name (create table ... (like ${subject} including all), insert, rename), and migrate then.`,
    }));
};

/** Keys of the application's tables: whoever made them with other types has other ids everywhere. */
const KEYS = `
select format('%I.%I', n.nspname, c.relname) as subject, quote_ident(a.attname) as column,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type
  from (values ('books', '{id,user_id}'::text[]), ('chapters', '{id,book_id}'), ('characters', '{id,book_id,user_id}'),
          ('scripts', '{id,chapter_id,user_id}'), ('video_generations', '{id,chapter_id,script_id,user_id}'),
          ('image_generations', '{id,video_generation_id,user_id}'),
          ('audio_generations', '{id,video_generation_id,user_id}')) as k (name, columns)
  join pg_catalog.pg_namespace n on n.nspname = 'public'
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = k.name
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = any(k.columns) and not a.attisdropped
  join pg_catalog.pg_type t on t.oid = a.atttypid
 where 'pg_catalog.uuid'::pg_catalog.regtype not in (t.oid, t.typbasetype)
 order by subject, a.attnum`;

const otherKeys: Question = async (session, names) => {
  const { rows } = await session.query(KEYS);
  const keys = (rows as { subject: string; column: string; type: string }[]).filter(({ subject }) =>
    names(subject),
  );
  if (keys.length === 0) return [];
  const told = keys.map(({ subject, column, type }) => `${subject}.${column} is ${type}`);
  return [
    {
      kind: 'shape',
      found: `${list(told)}: the migrations refer to these rows by uuid`,
      next: 'Give these tables uuid keys (a uuid column beside each key, filled, the references moved to it, the names swapped), or migrate an empty database and leave this one as it is.',
    },
  ];
};

/** Which policies a file replaces is found by their names, and then by the names of their tables. */
const UNREACHED = `
select p.polname as subject, format('%I.%I', n.nspname, c.relname) as table, quote_ident(n.nspname) as schema,
       quote_ident(current_user) as me
  from pg_catalog.pg_policy p
  join pg_catalog.pg_class c on c.oid = p.polrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where not pg_catalog.has_schema_privilege(n.oid, 'usage')
 order by subject, "table"`;

const policiesOutOfReach: Question = async (session, names) => {
  const { rows } = await session.query(UNREACHED);
  return (rows as { subject: string; table: string; schema: string; me: string }[])
    .filter(({ subject }) => names(subject))
    .map(({ subject, table, schema, me }) => ({
      kind: 'rights',
      found: `the policy "${subject}" is on ${table} as well, where ${me} may not look`,
      next: `Let its owner run \`grant usage on schema ${schema} to ${me};\`.`,
    }));
};

export const QUESTIONS: readonly Question[] = [
  mayNotCreate,
  rolesMissing,
  accountsOutOfReach,
  ownedByOthers,
  hiddenFromOwner,
  policiesOutOfReach,
  noPlainTables,
  otherKeys,
];

const NAMED = 8;

function list(things: readonly string[]): string {
  const more = things.length > NAMED ? ` and ${things.length - NAMED} more` : '';
  return things.slice(0, NAMED).join(', ') + more;
}
