import { createStore } from '../../store/create-store.ts';

/** What Tab and Enter do while a script is written: go on to what follows, or what they do in any text. */
export const KEY_HABITS = ['screenplay', 'plain'] as const;
export type KeyHabit = (typeof KEY_HABITS)[number];

const KEY = 'goldenrod.writing-keys';

function keptHabit(): KeyHabit {
  try {
    return localStorage.getItem(KEY) === 'plain' ? 'plain' : 'screenplay';
  } catch {
    return 'screenplay';
  }
}

const chosen = createStore(keptHabit());
export const useKeyHabit = chosen.use;

/** Takes effect at once, and is kept in this browser. */
export function chooseKeyHabit(habit: KeyHabit): void {
  try {
    localStorage.setItem(KEY, habit);
  } catch {
    // A browser that keeps nothing has it until the page is left.
  }
  chosen.set(habit);
}
