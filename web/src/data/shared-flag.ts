import { useSyncExternalStore } from 'react';

/** Something that is so or not for the whole page: false at first. */
export function sharedFlag() {
  let value = false;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    set(next: boolean): void {
      if (value === next) return;
      value = next;
      for (const listener of listeners) listener();
    },
    use: (): boolean => useSyncExternalStore(subscribe, () => value),
  };
}
