import { Monitor, Moon, Sun } from 'lucide-react';
import { chooseTheme, THEMES, type Theme, useTheme } from '../theme/theme.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const THEME_NAMES: Record<Theme, string> = {
  system: 'As the system is',
  light: 'Light',
  dark: 'Dark',
};

export function ThemeMenu() {
  const chosen = useTheme();
  const Chosen = ICONS[chosen];
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" size="square" aria-label={`Theme: ${THEME_NAMES[chosen]}`}>
          <Chosen aria-hidden size={18} />
        </Button>
      }
    >
      {THEMES.map((theme) => {
        const Icon = ICONS[theme];
        return (
          <MenuItem
            key={theme}
            icon={<Icon aria-hidden size={16} />}
            onSelect={() => chooseTheme(theme)}
          >
            {THEME_NAMES[theme]}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
