import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

export interface VisiblePages {
  /** Indexes of the first and last page to draw. */
  first: number;
  last: number;
  /** Where the first of them stands, in pixels from the head of the first page. */
  top: number;
  /** Of all pages together, in pixels. */
  height: number;
  /** Where a page stands. */
  placeOf: (index: number) => number;
}

/** Pages drawn above and below those in view, so that scrolling shows no gap. */
const SPARE = 1;

interface Sizes {
  /** Of one page with the space below it, in pixels. */
  step: number;
  view: number;
}

/** Which of `count` pages of one height are in view of what scrolls them. */
export function useVisiblePages(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  paper: string,
): VisiblePages {
  const [{ step, view }, setSizes] = useState<Sizes>({ step: 1000, view: 1000 });
  const [scrolled, setScrolled] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper has another height
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const page = element.querySelector<HTMLElement>('.printed-page');
      const gap = Number.parseFloat(getComputedStyle(element).getPropertyValue('--sheet-gap')) || 0;
      const step = page === null ? 1000 : page.getBoundingClientRect().height + gap;
      setSizes({ step, view: element.clientHeight });
    };
    const onScroll = () => setScrolled(element.scrollTop);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, paper, count > 0]);
  const first = Math.max(0, Math.min(count - 1, Math.floor(scrolled / step) - SPARE));
  const last = Math.min(count - 1, Math.ceil((scrolled + view) / step) + SPARE);
  const placeOf = useCallback((index: number) => index * step, [step]);
  return { first, last, top: first * step, height: Math.ceil(count * step), placeOf };
}
