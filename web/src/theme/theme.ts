import { createStore } from '../store/create-store.ts';
import { keep } from '../store/kept.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'goldenrod.theme';

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const chosen = createStore(currentTheme());
export const useTheme = chosen.use;

/** Takes effect at once, and is kept in this browser. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  keep(KEY, theme === 'system' ? null : theme);
  chosen.set(theme);
}
