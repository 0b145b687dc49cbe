import type { FindingItem } from '../../../src/contract/index.ts';
import type { LineFeedback } from '../editor/feedback/feedback.ts';

/** What is still to be worked through, beside the lines where it is now, for the margin of the script. */
export function openMarks(items: readonly FindingItem[]): LineFeedback[] {
  return items
    .filter(({ state }) => state === 'open')
    .flatMap(({ title, what, places }) =>
      places.flatMap(({ now }) => (now === null ? [] : [{ line: now, says: what || title }])),
    );
}
