import { sql, type Transaction } from 'kysely';
import { AppError, type Comment, type CommentReply } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

interface CommentRow {
  id: string;
  script_id: string;
  version: number;
  parent_id: string | null;
  element_id: string | null;
  start_at: number | null;
  quote: string | null;
  body: string;
  user_id: string | null;
  created_at: Date;
  updated_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  /** Whether the caller wrote it; whether the script is theirs. */
  mine: boolean;
  owns: boolean;
  /** Whether others answered it. */
  answered: boolean;
}

/** Threads with their answers, by their ids, in the order in which they began. */
export async function selectThreads(
  trx: Transaction<Tables>,
  ids: readonly string[],
): Promise<Comment[]> {
  const { rows } = await sql<CommentRow>`
    select c.*, s.version,
      goldenrod.may_change(c.user_id, 'goldenrod.script_comments') as mine,
      goldenrod.may_change(s.user_id, 'goldenrod.script_comments') as owns,
      c.parent_id is null and goldenrod.others_answered(c.id, c.user_id) as answered
    from goldenrod.script_comments c join public.scripts s on s.id = c.script_id
    where c.id = any(${ids}::uuid[]) or c.parent_id = any(${ids}::uuid[])
    order by c.created_at, c.id`.execute(trx);
  const replies = new Map<string, CommentRow[]>();
  for (const row of rows) {
    if (row.parent_id === null) continue;
    const of = replies.get(row.parent_id);
    if (of === undefined) replies.set(row.parent_id, [row]);
    else of.push(row);
  }
  return rows
    .filter(({ parent_id }) => parent_id === null)
    .map((row) => presentThread(row, replies.get(row.id) ?? []));
}

/** The thread of a comment or an answer. */
export async function readThread(trx: Transaction<Tables>, comment: string): Promise<Comment> {
  const { rows } = await sql<{ thread: string }>`
    select coalesce(c.parent_id, c.id) as thread from goldenrod.script_comments c where c.id = ${comment}`.execute(
    trx,
  );
  const [thread] = rows[0] === undefined ? [] : await selectThreads(trx, [rows[0].thread]);
  if (thread === undefined) throw missing(comment);
  return thread;
}

function presentThread(row: CommentRow, replies: readonly CommentRow[]): Comment {
  return {
    ...presentSaid(row),
    script: { id: row.script_id, version: row.version },
    element: row.element_id ?? '',
    quote: row.quote,
    quote_at: row.start_at,
    resolved_at: row.resolved_at?.toISOString() ?? null,
    resolved_by: row.resolved_by,
    replies: replies.map((reply) => ({
      ...presentSaid(reply),
      can: { change: reply.mine, delete: reply.mine },
    })),
    can: {
      change: row.mine,
      delete: row.mine && !row.answered,
      reply: row.owns,
      resolve: row.mine || row.owns,
    },
  };
}

function presentSaid(row: CommentRow): Omit<CommentReply, 'can'> {
  const changed = row.updated_at.getTime() !== row.created_at.getTime();
  return {
    id: row.id,
    body: row.body,
    user_id: row.user_id,
    created_at: row.created_at.toISOString(),
    changed_at: changed ? row.updated_at.toISOString() : null,
  };
}

const missing = (comment: string): AppError =>
  new AppError('not_found', `there is no comment "${comment}"`, {
    hint: 'List the comments on a script: goldenrod script comments list SCRIPT',
    details: { comment },
  });
