import type { CommentPlace } from '../../contract/index.ts';
import { charactersAt } from '../../prose/words/code-points.ts';
import { nearestWords } from './nearest-words.ts';
import { type ElementSpan, ownStretches, type Stretch } from './own-stretches.ts';

/** What a thread hangs on, as it was when it began. */
export interface HungOn {
  element: string;
  start: number | null;
  quote: string | null;
}

/**
 * Where threads stand in a text: at their words, where they are found in their element, else at the element.
 * Null where that is not there.
 */
export function placeComments(
  text: string,
  elements: readonly ElementSpan[],
  threads: readonly HungOn[],
): (CommentPlace | null)[] {
  const own = ownStretches(text, elements);
  const ownOf = new Map(elements.map(({ id }, i) => [id, own[i]]));
  const found = threads.map(({ element, start, quote }): (Stretch & { exact: boolean }) | null => {
    const within = ownOf.get(element);
    if (within === undefined) return null;
    if (quote === null) return { ...within, exact: true };
    // Characters and units may differ, but only to tell which of the same words is nearest.
    const words = nearestWords(text, quote, { at: within.start + (start ?? 0), within });
    return words === null ? { ...within, exact: false } : { ...words, exact: true };
  });
  const inCharacters = charactersAt(text);
  const lines = linesAt(
    text,
    found.map((each) => each?.start ?? 0),
  );
  return found.map(
    (each, i) =>
      each && {
        start: inCharacters(each.start),
        end: inCharacters(each.end),
        line: lines[i] ?? 1,
        exact: each.exact,
      },
  );
}

/** The lines of offsets in any order, in one walk through the text. */
function linesAt(text: string, units: readonly number[]): number[] {
  const lines = new Map<number, number>();
  let line = 1;
  let next = text.indexOf('\n');
  for (const unit of [...new Set(units)].sort((one, other) => one - other)) {
    for (; next !== -1 && next < unit; next = text.indexOf('\n', next + 1)) line += 1;
    lines.set(unit, line);
  }
  return units.map((unit) => lines.get(unit) ?? 1);
}
