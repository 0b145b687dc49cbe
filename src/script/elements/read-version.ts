import { sql, type Transaction } from 'kysely';
import type { Character } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { findScriptRow } from '../find-script.ts';
import { selectScripts, textHash } from '../select-scripts.ts';
import type { DraftedFrom, ElementRow, KnownRow } from './derive-elements.ts';

/** More generations are not followed: identities begin anew where they end. */
const MOST_GENERATIONS = 1_000;

/**
 * The ids of a version and of those that it was made from, the oldest first: from the nearest whose first
 * elements are known on.
 */
export async function readLineage(trx: Transaction<Tables>, wanted: string): Promise<string[]> {
  const { id } = await findScriptRow(trx, wanted);
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select s.id, s.parent_id, 1 as generation, ${isKnown} as known from public.scripts s where s.id = ${id}
      union all
      select s.id, s.parent_id, line.generation + 1, ${isKnown}
      from line join public.scripts s on s.id = line.parent_id
      where not line.known and line.generation < ${MOST_GENERATIONS}
    )
    select line.id from line order by line.generation desc`.execute(trx);
  return rows.map((row) => row.id);
}

const isKept = sql<boolean>`exists (select from public.script_elements e where e.script_id = s.id)`;
const isKnown = sql`(${isKept} or exists (
  select from goldenrod.script_beginnings b where b.script_id = s.id and b.elements is not null
))`;

/** The versions that were made from one, of which it is not known yet what they began with. */
export async function readUnknownChildren(trx: Transaction<Tables>, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from public.scripts s where s.parent_id = ${id} and not ${isKnown}`.execute(trx);
  return rows.map((row) => row.id);
}

export type VersionRow = Awaited<ReturnType<typeof readVersion>>;

/** A version with all that its elements are derived from, or with the elements that are kept of it. */
export async function readVersion(trx: Transaction<Tables>, id: string) {
  const {
    is_kept,
    text,
    first,
    parent_then,
    chapter,
    sources,
    known,
    names,
    hash,
    may,
    ...script
  } = await selectScripts(trx)
    .leftJoin('goldenrod.script_beginnings as b', 'b.script_id', 's.id')
    .where('s.id', '=', id)
    .select([
      sql<string>`coalesce(s.script, '')`.as('text'),
      'b.script as first',
      'b.parent_script as parent_then',
      'b.chapter_hash as chapter',
      sql<DraftedFrom[] | null>`b.sources`.as('sources'),
      sql<KnownRow[] | null>`b.elements`.as('known'),
      sql<Names>`case when c.book_id is not null then goldenrod.book_names(c.book_id) end`.as(
        'names',
      ),
      textHash.as('hash'),
      isKept.as('is_kept'),
      sql<boolean>`goldenrod.may_change(s.user_id, 'public.scripts')`.as('may'),
    ])
    .executeTakeFirstOrThrow();
  const kept = is_kept ? await readKept(trx, id) : null;
  return { script, may, text, hash, first, parent_then, chapter, sources, known, names, kept };
}

type Names = Pick<Character, 'id' | 'name' | 'aliases' | 'chapter_aliases'>[] | null;

function readKept(trx: Transaction<Tables>, id: string): Promise<ElementRow[]> {
  return trx
    .selectFrom('script_elements')
    .select([
      'id',
      'ordinal',
      'kind',
      'scene_id',
      'character_id',
      'content_hash',
      'start_at',
      'end_at',
      'source_hash',
      'source_start',
      'source_end',
      'made_of',
    ])
    .where('script_id', '=', id)
    .orderBy('ordinal')
    .execute();
}
