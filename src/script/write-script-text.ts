import { type Selectable, sql, type Transaction } from 'kysely';
import { castOfCues } from '../cast/cast-of-cues.ts';
import { namesInChapter } from '../cast/names-in-chapter.ts';
import { readCues, readNewCues } from '../cast/read-cues.ts';
import { matchesEtag, textEtag } from '../contract/etag.ts';
import { AppError, type Character, type ScriptDetail } from '../contract/index.ts';
import { isUuid } from '../contract/uuid.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Road } from '../db/road.ts';
import type { ScriptsTable, Tables } from '../db/tables.ts';
import { findScriptRow } from './find-script.ts';
import { presentDetail } from './get-script.ts';
import { presentScript } from './present-script.ts';
import { refuseEmpty } from './refuse-empty.ts';
import { namesOfCast, selectScripts, textHash, withPlace } from './select-scripts.ts';

export interface WriteTextInput {
  /** Id or handle. */
  script: string;
  text: string;
  /** The tags of the text that the writer has seen, as If-Match lists them. */
  ifMatch?: string | undefined;
}

/** Who is called what in the book of a script; null where it is of no book. */
type Names = Pick<Character, 'id' | 'name' | 'aliases' | 'chapter_aliases'>[] | null;

/** Rounds before somebody who keeps renaming characters is told so. */
const MOST_ROUNDS = 5;

/**
 * Changes the text of a draft, unless somebody changed it meanwhile. Its cues are matched with the
 * book's characters; nothing is made of them.
 *
 * @throws AppError `http.precondition_required` without a tag, `http.lost_update`, `script.frozen` for what is no draft, `script.empty`
 */
export async function writeScriptText(
  road: Road,
  { script, text, ifMatch }: WriteTextInput,
): Promise<ScriptDetail> {
  if (ifMatch === undefined || ifMatch.trim() === '') throw unseen();
  refuseEmpty(text);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const draft = await road.look((trx) => readDraft(trx, script));
    const etag = textEtag(draft.hash);
    if (!matchesEtag(ifMatch, etag)) throw lostUpdate(presentScript(draft).handle, etag);
    const cast = await castingOf(draft, text, road);
    const written = await road.commit((trx) => write(trx, { draft, text, ...cast }));
    if (written !== null) return written;
  }
  throw new AppError('db.busy', 'the characters of the book are being renamed all the time', {
    hint: 'Try again.',
  });
}

/** Without a tag nobody could say whose change is lost. */
function unseen(): AppError {
  return new AppError('http.precondition_required', 'an edit needs the header If-Match', {
    hint: 'Read the text, and send its ETag as If-Match with the change.',
  });
}

function lostUpdate(handle: string, etag: string): AppError {
  return new AppError('http.lost_update', `the text of ${handle} is no longer the one you edited`, {
    hint: 'Read it again, put your change into it, and send it with the new ETag.',
    details: { etag },
  });
}

/** All that a save reads, in one statement. The text only where it has to be read again. */
const draftById = compileOnce((trx) =>
  selectScripts(trx)
    .select([
      textHash.as('hash'),
      sql<Names>`goldenrod.book_names(c.book_id)`.as('names'),
      sql<string | null>`case when exists (
        select from unnest(s.character_ids) as ids (id) where not exists (
          select from goldenrod.cast_reasons r where r.script_id = s.id and r.character_id = ids.id
        )
      ) then s.script end`.as('text_of_unknown_cast'),
    ])
    .where('s.id', '=', ''),
);
type Draft = Awaited<ReturnType<typeof draftById>>[number];

async function readDraft(trx: Transaction<Tables>, wanted: string): Promise<Draft> {
  const id = isUuid(wanted) ? wanted.toLowerCase() : (await findScriptRow(trx, wanted)).id;
  const [draft] = await draftById(trx, [id]);
  if (draft !== undefined) return draft;
  // Says in words that it is not there.
  const { id: found } = await findScriptRow(trx, id);
  throw new Error(`script ${found} cannot be read`);
}

/** Whom the cues name; and whom they named before, where that was never noted. */
async function castingOf(
  draft: Draft,
  text: string,
  road: Road,
): Promise<{ cues: string[]; cuesBefore: string[] | null }> {
  const names = namesInChapter(draft.names ?? [], draft.chapter_number);
  const cues = castOfCues(await readNewCues(text, road), names).cast;
  const before = draft.text_of_unknown_cast;
  if (before === null) return { cues, cuesBefore: null };
  const [cuesBefore = []] = await readCues([before], road);
  return { cues, cuesBefore: castOfCues(cuesBefore, names).cast };
}

const writtenDraft = compileOnce((trx) => {
  const written = sql<Selectable<ScriptsTable>>`goldenrod.write_draft(
    ${''}, ${''}, ${''}, ${''}::jsonb, ${[]}::uuid[], ${[]}::uuid[]
  )`.as<'s'>(sql`s`);
  return withPlace(trx.selectFrom(written) as unknown as Parameters<typeof withPlace>[0]).select([
    namesOfCast.as('names'),
    textHash.as('hash'),
    's.script as text',
  ]);
});

/** Null where the text or the names are no longer those that were read. */
async function write(
  trx: Transaction<Tables>,
  {
    draft,
    text,
    cues,
    cuesBefore,
  }: { draft: Draft; text: string; cues: string[]; cuesBefore: string[] | null },
): Promise<ScriptDetail | null> {
  const names = JSON.stringify(draft.names);
  const [row] = await writtenDraft(trx, [draft.id, text, draft.hash, names, cues, cuesBefore]);
  return row === undefined ? null : presentDetail(row);
}
