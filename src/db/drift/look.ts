import type { Catalog } from '../catalog/facts.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { Database } from '../database.ts';
import type { Queryable } from '../migration-files/history.ts';
import { translateError } from '../translate-error.ts';
import { withReadOnly } from '../verify/read-only.ts';
import { schemaObjects } from '../verify/schema-objects.ts';

/** An object as it stood at one look. */
export interface LookedAt {
  /** `table`, `column`, `policy`, `grant`. */
  kind: string;
  /** What it belongs to: a table, or the schema of what stands alone. */
  parent: string;
  name: string;
  definition: string;
}

/** What a database was made of at one moment: no rows, and nobody's password. */
export interface Look {
  taken_at: string;
  /** As `show server_version` says. */
  server: string;
  objects: LookedAt[];
}

/** What `schemaObjects` does not tell, or not whole. */
const KINDS = [
  'relations',
  'functions',
  'domains',
  'sequences',
  'rules',
  'defaultPrivileges',
] as const satisfies (keyof Catalog)[];
type Looked = Pick<Catalog, (typeof KINDS)[number]>;

/** Looks at every schema but PostgreSQL's own, in a transaction that cannot write. */
export async function lookAt(db: Database): Promise<Look> {
  try {
    return await withReadOnly(db, async (session) => {
      const { rows } = await session.query(
        "select now()::text as taken_at, current_setting('server_version') as server",
      );
      const [about] = rows as Pick<Look, 'taken_at' | 'server'>[];
      const schemas = await readSchemas(session);
      const catalog = await readCatalog(session, { schemas, kinds: KINDS });
      const objects = [
        ...(await schemaObjects(session, schemas)).map(withWhatVerifyLeavesOut(catalog)),
        ...othersOf(catalog),
      ];
      return { taken_at: about?.taken_at ?? '', server: about?.server ?? '', objects };
    });
  } catch (error) {
    throw translateError(error);
  }
}

async function readSchemas(session: Queryable): Promise<string[]> {
  const { rows } = await session.query(
    `select nspname as name from pg_catalog.pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema' order by nspname`,
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

/** The text of a view, and of a function that PostgreSQL keeps parsed: both follow the tables below. */
function withWhatVerifyLeavesOut({ relations, functions }: Looked): (object: LookedAt) => LookedAt {
  const texts = new Map<string, string | null>([
    ...relations.map(({ sql, query }) => [`view ${sql}`, query] as const),
    ...functions.map(
      (one) =>
        [`function ${one.signature_sql}`, one.body_hash === null ? one.definition : null] as const,
    ),
  ]);
  return (object) => {
    const text = texts.get(`${object.kind} ${object.name}`) ?? null;
    return text === null
      ? object
      : {
          ...object,
          definition: [object.definition, text].filter((one) => one !== '').join(' as '),
        };
  };
}

/** What has no name of its own in the catalog's words, or is nothing that a migration makes. */
function othersOf(catalog: Looked): LookedAt[] {
  const whole = (kind: string, facts: readonly { definition: string }[]) =>
    facts.map(({ definition }) => ({ kind, parent: '', name: definition, definition: '' }));
  return [
    ...catalog.relations
      .filter(({ kind }) => kind === 'materialized view')
      .map(({ kind, schema, sql, query }) => ({
        kind,
        parent: schema,
        name: sql,
        definition: query ?? '',
      })),
    ...whole('domain', catalog.domains),
    ...whole('sequence', catalog.sequences),
    ...whole('rule', catalog.rules),
    ...whole('default privileges', catalog.defaultPrivileges),
  ];
}
