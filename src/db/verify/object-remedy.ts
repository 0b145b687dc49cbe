import type { ExpectedObject } from './expected-objects.ts';
import { sameMeaning } from './same-meaning.ts';
import type { ObjectKind } from './schema-objects.ts';

/** The SQL that makes an object what it should be; `found` is its definition now, if it is there. */
type Remedy = (object: ExpectedObject, found: string | undefined) => string;

const again: Remedy = ({ file }) => `psql -f supabase/migrations/${file}`;

const REMEDIES: Record<ObjectKind, Remedy> = {
  schema: again,
  table: again,
  view: again,
  function: again,
  enum: ({ name, definition, file }, found) =>
    found === undefined
      ? `create type ${name} as enum (${definition});`
      : `rename or add labels with \`alter type ${name}\` until they are these, as in supabase/migrations/${file}`,
  column: ({ parent, name, definition }, found) =>
    found === undefined
      ? `alter table ${parent} add column ${name} ${definition};`
      : changeColumn(parent, name, definition),
  constraint: ({ parent, name, definition }, found) => {
    if (isOnly(found, `${definition} NOT VALID`))
      return `alter table ${parent} validate constraint ${name};`;
    const drop = found === undefined ? '' : `alter table ${parent} drop constraint ${name}; `;
    return `${drop}alter table ${parent} add constraint ${name} ${definition};`;
  },
  index: ({ name, definition }, found) => {
    const drop = found === undefined ? '' : `drop index concurrently ${name}; `;
    return `${drop}${definition.replace(/ INDEX /, ' INDEX CONCURRENTLY ')};`;
  },
  trigger: ({ parent, name, definition }, found) => {
    if (isOnly(found, `${definition} (DISABLED)`))
      return `alter table ${parent} enable trigger ${name};`;
    const drop = found === undefined ? '' : `drop trigger ${name} on ${parent}; `;
    return `${drop}${definition};`;
  },
  'row security': ({ parent, definition }) =>
    definition
      .split(', ')
      .map((word) => `alter table ${parent} ${ROW_SECURITY[word] ?? word} row level security;`)
      .join(' '),
  policy: ({ parent, name, definition }, found) => {
    const drop = found === undefined ? '' : `drop policy ${name} on ${parent}; `;
    return `${drop}create policy ${name} on ${parent} ${definition};`;
  },
  grant: ({ name, definition }) => `grant ${definition} on ${name};`,
};

function isOnly(found: string | undefined, definition: string): boolean {
  return found !== undefined && sameMeaning(found, definition);
}

const ROW_SECURITY: Record<string, string> = {
  enabled: 'enable',
  disabled: 'disable',
  forced: 'force',
};

function changeColumn(table: string, column: string, definition: string): string {
  const [, type = '', notNull, expression] =
    /^(.*?)( not null)?(?: default (.*))?$/.exec(definition) ?? [];
  const changes = [
    `alter column ${column} type ${type}`,
    `alter column ${column} ${expression === undefined ? 'drop default' : `set default ${expression}`}`,
    `alter column ${column} ${notNull === undefined ? 'drop' : 'set'} not null`,
  ];
  return `alter table ${table} ${changes.join(', ')};`;
}

export function remedyFor(object: ExpectedObject, found: string | undefined): string {
  return REMEDIES[object.kind](object, found);
}
