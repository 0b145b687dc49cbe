import { useEffect, useState } from 'react';
import type { Stretch } from '../text/paragraphs.ts';
import { paragraphAt, startOfParagraph } from './prose-places.ts';

interface Finds {
  all: readonly Stretch[];
  /** Which of them is shown; -1 for none. */
  at: number;
}

const ALL = 'prose-found';
const SHOWN = 'prose-found-shown';

/** Marks in the prose what is sought in the script and the prose, and shows one of it. */
export function useProseFinds(
  prose: HTMLElement | null,
): (all: readonly Stretch[], at: number) => void {
  const [{ all, at }, setFinds] = useState<Finds>({ all: [], at: -1 });
  useEffect(() => {
    // A browser without them shows the paragraph alone.
    if (prose === null || !('highlights' in CSS)) return;
    const ranges = all.flatMap((stretch) => rangeOf(prose, stretch) ?? []);
    CSS.highlights.set(ALL, new Highlight(...ranges));
    const shown = all[at] && rangeOf(prose, all[at]);
    CSS.highlights.set(SHOWN, shown ? new Highlight(shown) : new Highlight());
    return () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(SHOWN);
    };
  }, [prose, all, at]);
  useEffect(() => {
    const shown = all[at];
    if (prose === null || shown === undefined) return;
    paragraphAt(prose, shown.from)?.scrollIntoView({ block: 'center' });
  }, [prose, all, at]);
  const [onFound] = useState(() => (found: readonly Stretch[], shown: number) => {
    setFinds({ all: found, at: shown });
  });
  return onFound;
}

/** A stretch of the chapter within the paragraph that it begins in. */
function rangeOf(prose: HTMLElement, { from, to }: Stretch): Range | null {
  const paragraph = paragraphAt(prose, from);
  if (paragraph === undefined) return null;
  const start = startOfParagraph(paragraph);
  const range = document.createRange();
  let begun = false;
  let at = start;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const end = at + (node.textContent?.length ?? 0);
    if (!begun && from < end) {
      range.setStart(node, from - at);
      begun = true;
    }
    if (begun) range.setEnd(node, Math.min(to, end) - at);
    if (to <= end) break;
    at = end;
  }
  return begun ? range : null;
}
