import { sql, type Transaction } from 'kysely';
import { AppError, type Comment, type CommentAnchor } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { inThread, pureWork, SHORT_TEXT } from '../../threads/in-thread.ts';
import type { VersionElements } from '../elements/elements-of-version.ts';
import { keepIdentities, versionToHangOn } from '../elements/keep-elements.ts';
import type { ScriptName } from '../get-script.ts';
import { presentScript } from '../present-script.ts';
import { type FoundAnchor, findAnchor } from './find-anchor.ts';
import { readThread } from './select-threads.ts';

const finding = pureWork<typeof import('./find-anchor.ts'), 'findAnchor'>(
  'script/comments/find-anchor',
  'findAnchor',
);

/** Rounds before somebody who types all the time is told so. */
const MOST_ROUNDS = 5;

/** Begins a thread on an element of a version, which keeps its identity from then on. */
export async function addComment(
  road: Road,
  { script, body, ...anchor }: ScriptName & CommentAnchor & { body: string },
): Promise<Comment> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const version = await versionToHangOn(road, script);
    if (!version.may) throw notYours(version);
    const found = await findIn(road, version, anchor);
    try {
      return await road.commit(async (trx) => {
        if (!(await keepIdentities(trx, version))) throw new TextChanged();
        return insertComment(trx, { script: version.script.id, body, found });
      });
    } catch (error) {
      if (!(error instanceof TextChanged)) throw error;
    }
  }
  throw new AppError('db.busy', 'this draft is being changed all the time', {
    hint: 'Try again when nobody types.',
  });
}

/** Undoes the transaction: the elements are of another text than is there now. */
class TextChanged extends Error {}

function findIn(
  road: Road,
  { text, elements }: VersionElements,
  anchor: CommentAnchor,
): FoundAnchor | Promise<FoundAnchor> {
  return text.length < SHORT_TEXT
    ? findAnchor(text, elements, anchor)
    : inThread(finding, [text, elements, anchor], road);
}

async function insertComment(
  trx: Transaction<Tables>,
  { script, body, found }: { script: string; body: string; found: FoundAnchor },
): Promise<Comment> {
  const { rows } = await sql<{ id: string }>`
    insert into goldenrod.script_comments (script_id, element_id, start_at, quote, body)
    values (${script}, ${found.element}, ${found.start}, ${found.quote}, ${body}) returning id`.execute(
    trx,
  );
  return readThread(trx, rows[0]?.id ?? '');
}

const notYours = ({ script }: VersionElements): AppError =>
  new AppError('forbidden', `only the owner of ${presentScript(script).handle} comments on it`, {
    hint: 'Ask whoever owns the script.',
  });
