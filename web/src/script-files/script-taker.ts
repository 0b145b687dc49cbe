import { createStore } from '../store/create-store.ts';

/** What a page does with script files that are dropped on the window; books are taken everywhere. */
export interface ScriptTaker {
  /** What one becomes, as "the next version". */
  says: string;
  accepts: (file: File) => boolean;
  take: (files: readonly File[]) => void;
}

export const scriptTaker = createStore<ScriptTaker | null>(null);
