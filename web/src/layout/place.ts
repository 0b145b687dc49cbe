import { useEffect, useId } from 'react';
import { createStore } from '../store/create-store.ts';

/** A step of the way to where the person is; the last one has no address. */
export interface Crumb {
  label: string;
  to?: string;
}

/** By the component that named it, in the order in which they came. */
const ways = new Map<string, readonly Crumb[]>();
const crumbs = createStore<readonly Crumb[]>([]);
export const useCrumbs = crumbs.use;

/** Between two pages, of which one is not there any more and the other not yet, the way stays. */
function show(): void {
  const way = [...ways.values()].at(-1);
  if (way === undefined) return;
  crumbs.set(way);
  document.title = way
    .map(({ label }) => label)
    .toReversed()
    .concat('Goldenrod')
    .join(' · ');
}

/**
 * Names the page while the component is there: in the breadcrumbs, and with its last step in the
 * browser's title. Of several the last that came holds; when it goes, the one before it holds again.
 */
export function usePlace(way: readonly Crumb[]): void {
  const by = useId();
  const said = JSON.stringify(way);
  useEffect(() => {
    // One that is there keeps its turn.
    ways.set(by, JSON.parse(said) as Crumb[]);
    show();
  }, [by, said]);
  useEffect(
    () => () => {
      ways.delete(by);
      show();
    },
    [by],
  );
}
