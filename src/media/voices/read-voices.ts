import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import type { Book, BookVoice } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import type { Gender } from '../../prose/words/titles.ts';

export interface VoiceRow {
  /** Null: the narrator. */
  id: string | null;
  name: string | null;
  gender: Gender;
  voice: BookVoice['voice'];
  assigned_by: BookVoice['assigned_by'];
  /** Speeches of theirs in the newest versions. */
  lines: number;
  /** The newest versions in which they are cast. */
  scripts: string[];
}

/** The narrator of a book and its characters, whoever speaks most first, each with their voice. */
export async function readVoices(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ book: Book; rows: VoiceRow[] }> {
  const book = await findBook(trx, wanted);
  const { rows } = await sql<VoiceRow>`
    with newest as materialized (
      select distinct on (s.chapter_id) s.id, s.character_ids
      from public.scripts s join public.chapters c on c.id = s.chapter_id
      where c.book_id = ${book.id} and s.deleted_at is null
      order by s.chapter_id, (s.status = 'active') desc, s.created_at desc, s.id
    ), cast_in as (
      select k.id, array_agg(n.id::text order by n.id) as scripts
      from newest n cross join unnest(n.character_ids) as k (id) group by k.id
    ), spoken as (
      select e.character_id as id, count(*)::integer as lines
      from public.script_elements e
      where e.script_id = any (array(select n.id from newest n)) and e.kind = 'speech' and e.character_id is not null
      group by e.character_id
    ), found as (
      select f.character_id as id, max(f.gender) as gender,
        sum(f.speeches)::integer as lines
      from public.found_characters f where f.book_id = ${book.id} and f.character_id is not null
      group by f.character_id
    ), people as (
      select k.id, k.name, f.gender, coalesce(p.lines, f.lines, 0) as lines, coalesce(i.scripts, '{}') as scripts
      from public.characters k
      left join cast_in i using (id) left join spoken p using (id) left join found f using (id)
      where k.book_id = ${book.id}
      union all
      select null, null, null, 0, '{}'
    )
    select p.id, p.name, p.gender, p.lines, p.scripts, v.assigned_by,
      case when v.id is not null then jsonb_build_object(
        'engine', v.engine, 'voice', v.voice, 'pitch', v.pitch, 'rate', v.rate, 'style', v.style
      ) end as voice
    from people p
    left join goldenrod.voices v on v.book_id = ${book.id} and v.character_id is not distinct from p.id
    order by p.id is not null, p.lines desc, p.name, p.id`.execute(trx);
  return { book, rows: rows.map(withGender) };
}

/** Where the reading of the book does not tell, the name may: `Mrs. Hudson`, `Mara Venn`. */
function withGender(row: VoiceRow): VoiceRow {
  const { name, gender } = row;
  return { ...row, gender: gender ?? (name === null ? null : formGender(parseName(name))) };
}

export function presentVoice({ id, name, voice, assigned_by, lines }: VoiceRow): BookVoice {
  return {
    character: id === null || name === null ? null : { id, name },
    voice,
    assigned_by,
    lines,
  };
}
