import { type RawBuilder, sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { CharacterChange, ScriptStatus } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

interface ChangeRow {
  id: string;
  character_id: string;
  kind: CharacterChange['kind'];
  from_name: string;
  to_name: string;
  changed_by: string | null;
  changed_at: Date;
  undone_at: Date | null;
  cues: {
    script_id: string;
    book: string;
    chapter: number;
    style: string;
    version: number;
    status: ScriptStatus;
    in_place: boolean;
    undone: boolean;
  }[];
}

/** The renames and merges of a character, newest first. */
export function listChangesOf(
  trx: Transaction<Tables>,
  characterId: string,
): Promise<CharacterChange[]> {
  return listChangesWhere(trx, sql`x.character_id = ${characterId}`);
}

/** Undoes one; see undoCharacterChange(). */
export async function undoChange(trx: Transaction<Tables>, id: string): Promise<CharacterChange> {
  await sql`select from public.undo_character_change(${id})`.execute(trx);
  const [undone] = await listChangesWhere(trx, sql`x.id = ${id}`);
  if (undone === undefined) throw new Error('the change that was just undone cannot be read');
  return undone;
}

async function listChangesWhere(
  trx: Transaction<Tables>,
  condition: RawBuilder<unknown>,
): Promise<CharacterChange[]> {
  const { rows } = await sql<ChangeRow>`
    select x.id, x.character_id, x.kind, x.changed_by, x.changed_at, x.undone_at,
      coalesce(x.facts ->> 'from', x.facts -> 'merged' ->> 'name') as from_name,
      coalesce(x.facts ->> 'to', k.name) as to_name,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'script_id', s.id, 'book', coalesce(h.handle, c.book_id::text), 'chapter', c.chapter_number,
          'style', s.script_style, 'version', s.version, 'status', s.status,
          'in_place', q.text_before is not null, 'undone', q.undone_at is not null
        ) order by c.chapter_number, s.script_style, s.version)
        from goldenrod.cue_changes q
        join public.scripts s on s.id = q.script_id
        join public.chapters c on c.id = s.chapter_id
        left join goldenrod.book_handles h on h.book_id = c.book_id
        where q.change_id = x.id
      ), '[]') as cues
    from goldenrod.character_changes x join public.characters k on k.id = x.character_id
    where ${condition}
    order by x.changed_at desc, x.id`.execute(trx);
  return rows.map(({ from_name, to_name, changed_at, undone_at, cues, ...row }) => ({
    ...row,
    from: from_name,
    to: to_name,
    changed_at: changed_at.toISOString(),
    undone_at: undone_at?.toISOString() ?? null,
    cues: cues.map(({ book, ...each }) => ({
      ...each,
      handle: scriptHandle(book, each.chapter, { script_style: each.style, version: each.version }),
    })),
  }));
}
