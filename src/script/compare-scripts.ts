import type { Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { type Comparison, compareScreenplays } from '../screenplay/compare.ts';
import { readScript } from './get-script.ts';

export interface ComparedScripts {
  before: Script;
  after: Script;
  comparison: Comparison;
}

/** What changed from one script to another; both are ids or handles. */
export async function compareScripts(
  road: Road,
  input: { script: string; with: string },
): Promise<ComparedScripts> {
  const [before, after] = await road.look(
    async (trx) =>
      [await readScript(trx, input.script), await readScript(trx, input.with)] as const,
  );
  const { text: beforeText, cast: _before, etag: _beforeTag, ...beforeScript } = before;
  const { text: afterText, cast: _after, etag: _afterTag, ...afterScript } = after;
  return {
    before: beforeScript,
    after: afterScript,
    comparison: compareScreenplays(beforeText, afterText),
  };
}
