import { useEffect, useSyncExternalStore } from 'react';

/** A step of the way to where the person is; the last one has no address. */
export interface Crumb {
  label: string;
  to?: string;
}

let crumbs: readonly Crumb[] = [];
const listeners = new Set<() => void>();

/** Names the page: in the breadcrumbs, and with its last step in the browser's title. */
export function usePlace(way: readonly Crumb[]): void {
  const said = JSON.stringify(way);
  useEffect(() => {
    crumbs = JSON.parse(said) as Crumb[];
    document.title = [...crumbs.map(({ label }) => label)]
      .reverse()
      .concat('Goldenrod')
      .join(' · ');
    for (const listener of listeners) listener();
  }, [said]);
}

export function useCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => crumbs,
  );
}
