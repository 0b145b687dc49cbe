import { createStore } from '../../store/create-store.ts';
import { keep, readKept } from '../../store/kept.ts';

/** What Tab and Enter do while a script is written: go on to what follows, or what they do in any text. */
export const KEY_HABITS = ['screenplay', 'plain'] as const;
export type KeyHabit = (typeof KEY_HABITS)[number];

const KEY = 'goldenrod.writing-keys';

const chosen = createStore<KeyHabit>(readKept(KEY) === 'plain' ? 'plain' : 'screenplay');
export const useKeyHabit = chosen.use;

/** Takes effect at once, and is kept in this browser. */
export function chooseKeyHabit(habit: KeyHabit): void {
  keep(KEY, habit);
  chosen.set(habit);
}
