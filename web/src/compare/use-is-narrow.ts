import { type RefObject, useLayoutEffect, useState } from 'react';

/** In pixels: two columns of dialogue need as much. */
const TWO_COLUMNS = 720;

/** Whether an element is too narrow for two columns of script. */
export function useIsNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const measure = (width: number) => setNarrow(width < TWO_COLUMNS);
    measure(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) measure(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
