import type { Transaction } from 'kysely';
import { textEtag } from '../contract/etag.ts';
import type { ScriptDetail } from '../contract/index.ts';
import { isUuid } from '../contract/uuid.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findScriptRow } from './find-script.ts';
import { presentScript } from './present-script.ts';
import { namesOfCast, type ScriptRow, selectScripts, textHash } from './select-scripts.ts';

export interface ScriptName {
  /** Id or handle. */
  script: string;
}

const detailById = compileOnce((trx) =>
  selectScripts(trx)
    .select(['s.script as text', namesOfCast.as('names'), textHash.as('hash')])
    .where('s.id', '=', ''),
);
export type DetailRow = Awaited<ReturnType<typeof detailById>>[number];

/** A script with cast, text, what the caller may do, and the tag that an edit needs. */
export function getScript(road: Road, { script }: ScriptName): Promise<ScriptDetail> {
  return road.look((trx) => readScript(trx, script));
}

/** The text alone. */
export async function readScriptText(road: Road, name: ScriptName): Promise<string> {
  return (await getScript(road, name)).text;
}

/** The same in a transaction that is open; `wanted` is an id or a handle. */
export async function readScript(trx: Transaction<Tables>, wanted: string): Promise<ScriptDetail> {
  return presentDetail(await findDetail(trx, wanted));
}

async function findDetail(trx: Transaction<Tables>, wanted: string): Promise<DetailRow> {
  const id = isUuid(wanted) ? wanted.toLowerCase() : (await findScriptRow(trx, wanted)).id;
  const [row] = await detailById(trx, [id]);
  if (row !== undefined) return row;
  // Says in words that it is not there.
  await findScriptRow(trx, wanted);
  throw new Error(`script ${id} cannot be read`);
}

/** A row with text, cast and hash as the contract shows it. */
export function presentDetail(
  row: ScriptRow & Pick<DetailRow, 'text' | 'names' | 'hash'>,
): ScriptDetail {
  return {
    ...presentScript(row),
    cast: row.character_ids.map((id) => ({ id, name: row.names?.[id] ?? id })),
    text: row.text ?? '',
    etag: textEtag(row.hash),
  };
}
