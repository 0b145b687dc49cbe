import { useEffect } from 'react';
import { createStore } from '../store/create-store.ts';

/** Keys that a part of the page takes by itself while the caret is in it. */
export interface KeyNote {
  title: string;
  /** As of a command: see keys.ts. */
  keys: string;
}

const notes = createStore<ReadonlyMap<string, readonly KeyNote[]>>(new Map());
export const useAllKeyNotes = notes.use;

/** Lists keys among the shortcuts, under a heading, while the component is on the page. */
export function useKeyNotes(group: string, keys: readonly KeyNote[]): void {
  useEffect(() => {
    notes.set(new Map([...notes.get(), [group, keys]]));
    return () => notes.set(new Map([...notes.get()].filter(([each]) => each !== group)));
  }, [group, keys]);
}
