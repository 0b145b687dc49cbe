import type { DraftReport } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { findScriptRow } from './find-script.ts';
import type { ScriptName } from './get-script.ts';

/**
 * What a drafter kept of the chapter when it made a version, what it left out, and why; null for what
 * no drafter made, and for what one made before such reports were kept.
 */
export function readDraftReport(
  road: Road,
  { script }: ScriptName,
): Promise<{ report: DraftReport | null }> {
  return road.look(async (trx) => {
    const { id } = await findScriptRow(trx, script);
    const row = await trx
      .selectFrom('goldenrod.script_beginnings')
      .select('report')
      .where('script_id', '=', id)
      .executeTakeFirst();
    // What is there was written by keepDraftFacts, in this shape.
    return { report: (row?.report ?? null) as DraftReport | null };
  });
}
