import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { HistoryEvent, Page } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';

interface EventRow {
  kind: HistoryEvent['kind'];
  script_id: string;
  script_style: string;
  version: number;
  moment: Date;
  by: string | null;
  facts: object;
}

/**
 * What happened to the versions of a chapter, newest first. A move that an evaluation made is told
 * by the evaluation. Who deleted a version is not kept: only its owner can.
 */
export async function listChapterHistory(
  road: Road,
  input: { book: string; number: number; limit: number },
): Promise<Page<HistoryEvent>> {
  return { items: await road.look((trx) => readHistory(trx, input)), next: null };
}

async function readHistory(
  trx: Transaction<Tables>,
  input: { book: string; number: number; limit: number },
): Promise<HistoryEvent[]> {
  const book = await findBook(trx, input.book);
  const { id } = await findChapter(trx, book, input.number);
  const { rows } = await sql<EventRow>`
    with versions as (
      select s.id as script_id, s.script_style, s.version, s.origin, s.created_by, s.created_at, s.deleted_at, s.user_id
      from public.scripts s where s.chapter_id = ${id}
    ), events as (
      select 'made' as kind, v.script_id, v.created_at as moment, v.created_by as by, 0 as place,
        jsonb_build_object('origin', v.origin) as facts
      from versions v
      union all
      select 'evaluated', v.script_id, e.created_at, e.created_by, 1,
        jsonb_build_object('score', e.score, 'evaluator_kind', e.evaluator_kind)
      from versions v join public.script_evaluations e on e.script_id = v.script_id
      union all
      select 'moved', v.script_id, h.changed_at, h.changed_by, 2,
        jsonb_build_object('from', h.from_status, 'to', h.to_status, 'note', h.note)
      from versions v join public.script_status_changes h on h.script_id = v.script_id
      where h.to_status <> 'evaluated'
      union all
      select 'deleted', v.script_id, v.deleted_at, v.user_id, 3, '{}' from versions v where v.deleted_at is not null
    )
    select e.kind, e.script_id, v.script_style, v.version, e.moment, e.by, e.facts
    from events e join versions v using (script_id)
    order by e.moment desc, e.place desc, v.version desc
    limit ${input.limit}`.execute(trx);
  return rows.map((row) => present(row, book.handle, input.number));
}

function present(
  { facts, moment, script_style, ...event }: EventRow,
  book: string,
  chapter: number,
): HistoryEvent {
  return {
    ...event,
    handle: scriptHandle(book, chapter, { script_style, version: event.version }),
    style: script_style,
    at: moment.toISOString(),
    ...facts,
  } as HistoryEvent;
}
