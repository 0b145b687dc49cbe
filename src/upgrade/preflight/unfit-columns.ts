import { plural } from '../../contract/plural.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import { KNOWN_COLUMNS, type KnownColumn } from '../phase-1a/known-columns.ts';
import { UNKEPT_VALUES, type UnkeptValues } from '../phase-1a/unkept-values.ts';
import type { Block } from './block.ts';

/**
 * Columns of the plan's names, and those that the files read, which cannot be converted and brought
 * back: by their type, and where that is right by their values, which are counted.
 * @param versions of files that have not begun
 */
export async function findUnfitColumns(
  session: Queryable,
  versions: readonly string[],
): Promise<Block[]> {
  const isPending = ({ version }: { version: string }) => versions.includes(version);
  if (!KNOWN_COLUMNS.some(isPending)) return [];
  const columns = await readColumns(session);
  const blocks = columns.filter((column) => isPending(column) && !isFit(column)).map(blockOfType);
  for (const values of UNKEPT_VALUES) {
    const isKept = values.keptBy !== undefined && versions.includes(values.keptBy);
    if (!isPending(values) || isKept || !isAsked(values, columns)) continue;
    const block = await blockOfValues(session, values);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

interface FoundColumn extends KnownColumn {
  /** As SQL writes it, and the same without its length. */
  type: string;
  plain: string;
  /** Generated, or an identity: nobody can write it. */
  computed: boolean;
  not_null: boolean;
}

const COLUMNS = `
select k.place, format_type(a.atttypid, a.atttypmod) as type, format_type(a.atttypid, null) as plain,
       a.attgenerated <> '' or a.attidentity <> '' as computed, a.attnotnull as not_null
  from unnest($1::text[], $2::text[]) with ordinality as k (on_table, name, place)
  join pg_catalog.pg_attribute a on a.attrelid = pg_catalog.to_regclass(k.on_table) and a.attname = k.name
 where not a.attisdropped order by k.place`;

async function readColumns(session: Queryable): Promise<FoundColumn[]> {
  const { rows } = await session.query(COLUMNS, [
    KNOWN_COLUMNS.map(({ table }) => table),
    KNOWN_COLUMNS.map(({ column }) => column),
  ]);
  type Row = Omit<FoundColumn, keyof KnownColumn> & { place: number | string };
  return (rows as Row[]).flatMap(({ place, ...found }) => {
    const column = KNOWN_COLUMNS[Number(place) - 1];
    return column === undefined ? [] : { ...column, ...found };
  });
}

function isFit(column: FoundColumn): boolean {
  return column.types.includes(column.plain) && whyNot(column).length === 0;
}

/** What beside its type keeps a column from being taken over: as found, and as expected. */
function whyNot({ computed, written, not_null, nullable }: FoundColumn): [string, string][] {
  return [
    ...(computed && written ? [['generated', 'that can be written'] as [string, string]] : []),
    ...(not_null && nullable ? [['not null', 'that may be null'] as [string, string]] : []),
  ];
}

function isAsked({ needs, without }: UnkeptValues, columns: readonly FoundColumn[]): boolean {
  const find = (name: string) => columns.find(({ table, column }) => `${table}.${column}` === name);
  const isThere = (name: string) => {
    const column = find(name);
    return column !== undefined && isFit(column);
  };
  return needs.every(isThere) && !without.some((name) => find(name) !== undefined);
}

function blockOfType(one: FoundColumn): Block {
  const { table, column, type, types, version, written } = one;
  const reasons = whyNot(one);
  const renamed = `alter table ${table} rename column ${column} to app_${column}`;
  return {
    kind: 'type',
    name: `${table}.${column}`,
    found: [type, ...reasons.map(([found]) => found)].join(', '),
    expected: [types.join(' or '), ...reasons.map(([, expected]) => expected)].join(' '),
    version,
    remedy: written
      ? `Rename it, and wherever it is used: \`${renamed}\`; what is in it stays there. Or make it so yourself`
      : 'The migrations work with such keys alone',
  };
}

async function blockOfValues(
  session: Queryable,
  { name, one, many, find, expected, remedy, version }: UnkeptValues,
): Promise<Block | undefined> {
  const { rows } = await session.query(`select count(*)::float8 as rows from (${find}) as found`);
  const count = (rows[0] as { rows: number }).rows;
  if (count === 0) return undefined;
  return {
    kind: 'values',
    name,
    found: plural(count, one, many),
    expected,
    rows: count,
    find,
    version,
    remedy: `See them with \`${find}\`. ${remedy}`,
  };
}
