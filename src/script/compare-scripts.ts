import type { Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { type ComparisonPage, comparePage } from '../screenplay/compare-page.ts';
import { inThread, pureWork, SHORT_TEXT } from '../threads/in-thread.ts';
import { readScript } from './get-script.ts';

export interface ComparedScripts {
  before: Script;
  after: Script;
  /** A page of it: two long scripts differ in more than one answer holds. */
  comparison: Pick<ComparisonPage, 'entries' | 'summary'>;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}

const comparing = pureWork<typeof import('../screenplay/compare-page.ts'), 'comparePage'>(
  'screenplay/compare-page',
  'comparePage',
);

/** What changed from one script to another; both are ids or handles. */
export async function compareScripts(
  road: Road,
  input: { script: string; with: string; cursor?: string | undefined },
): Promise<ComparedScripts> {
  const [before, after] = await road.look(async (trx) => {
    // Counted here: whoever asked may have gone before the second is read.
    const read = async (wanted: string) => {
      const script = await readScript(trx, wanted);
      road.onRead?.(script.text.length);
      return script;
    };
    return [await read(input.script), await read(input.with)] as const;
  });
  const { text: beforeText, cast: _before, etag: _beforeTag, ...beforeScript } = before;
  const { text: afterText, cast: _after, etag: _afterTag, ...afterScript } = after;
  const compared = [beforeText, afterText, Number(input.cursor ?? 0)] as const;
  const { next, ...comparison } =
    beforeText.length + afterText.length < SHORT_TEXT
      ? comparePage(...compared)
      : await inThread(comparing, [...compared], road);
  return {
    before: beforeScript,
    after: afterScript,
    comparison,
    next: next === null ? null : String(next),
  };
}
