import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../commands/command-store.ts';
import { chooseTheme, type Theme } from '../theme/theme.ts';

/** What can be done on every page. */
export function useStudioCommands(open: { palette: () => void; shortcuts: () => void }): void {
  const navigate = useNavigate();
  const theme = (theme: Theme, title: string) => ({
    id: `theme-${theme}`,
    title,
    group: 'Look',
    words: 'theme colours dark light',
    run: () => chooseTheme(theme),
  });
  useCommands([
    { id: 'palette', title: 'Show commands', group: 'Studio', keys: 'mod+k', run: open.palette },
    { id: 'shortcuts', title: 'Show shortcuts', group: 'Studio', keys: '?', run: open.shortcuts },
    {
      id: 'go-books',
      title: 'Go to the books',
      group: 'Studio',
      keys: 'g b',
      words: 'home library',
      run: () => void navigate({ to: '/' }),
    },
    {
      id: 'go-api',
      title: 'Read about the API',
      group: 'Studio',
      words: 'docs openapi',
      run: () => window.location.assign('/docs'),
    },
    theme('light', 'Use light colours'),
    theme('dark', 'Use dark colours'),
    theme('system', 'Use the colours of the system'),
  ]);
}
