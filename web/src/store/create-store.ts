import { useSyncExternalStore } from 'react';

/** A value that lives as long as the page, beside the components that show it. */
export interface Store<Value> {
  get(): Value;
  /** Tells whoever shows it, unless it is the same value. */
  set(next: Value): void;
  subscribe(listener: () => void): () => void;
  /** The value in a component, which is drawn anew with each other one. */
  use(): Value;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    use: () => useSyncExternalStore(subscribe, get),
  };
}
