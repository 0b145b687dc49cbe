import { sql, type Transaction } from 'kysely';
import { AppError, type Comment } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { readThread } from './select-threads.ts';

interface CommentName {
  /** Id of a comment, or of an answer. */
  comment: string;
}

/** Answers a comment; an answer to an answer is one to its thread. */
export function replyToComment(
  road: Road,
  { comment, body }: CommentName & { body: string },
): Promise<Comment> {
  return road.commit(async (trx) => {
    const { id, script, can } = await readThread(trx, comment);
    if (!can.reply) throw refused('only the owner of the script answers its comments');
    await sql`
      insert into goldenrod.script_comments (script_id, parent_id, body)
      values (${script.id}, ${id}, ${body})`.execute(trx);
    return readThread(trx, id);
  });
}

/** Changes what a comment or an answer says. */
export function changeComment(
  road: Road,
  { comment, body }: CommentName & { body: string },
): Promise<Comment> {
  return road.commit(async (trx) => {
    await refuseOthers(trx, comment);
    await sql`update goldenrod.script_comments set body = ${body} where id = ${comment}`.execute(
      trx,
    );
    return readThread(trx, comment);
  });
}

/** Deletes a comment with its thread, or an answer; the database keeps what others answered. */
export function deleteComment(road: Road, { comment }: CommentName): Promise<undefined> {
  return road.commit(async (trx) => {
    await refuseOthers(trx, comment);
    await sql`delete from goldenrod.script_comments where id = ${comment}`.execute(trx);
    return undefined;
  });
}

/** Says that a thread is settled. */
export function resolveComment(road: Road, { comment }: CommentName): Promise<Comment> {
  return settle(road, comment, sql`now()`);
}

/** Says that it is not. */
export function reopenComment(road: Road, { comment }: CommentName): Promise<Comment> {
  return settle(road, comment, sql`null`);
}

function settle(road: Road, comment: string, at: ReturnType<typeof sql>): Promise<Comment> {
  return road.commit(async (trx) => {
    const { id, can } = await readThread(trx, comment);
    if (!can.resolve) throw refused('only its author or the owner of the script settles a thread');
    await sql`update goldenrod.script_comments set resolved_at = ${at} where id = ${id}`.execute(
      trx,
    );
    return readThread(trx, id);
  });
}

async function refuseOthers(trx: Transaction<Tables>, comment: string): Promise<void> {
  const thread = await readThread(trx, comment);
  const said = [thread, ...thread.replies].find(({ id }) => id === comment.toLowerCase());
  if (said?.can.change !== true)
    throw refused('only whoever wrote a comment changes or deletes it');
}

const refused = (message: string): AppError =>
  new AppError('forbidden', message, { hint: 'Ask whoever may.' });
