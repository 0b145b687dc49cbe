import { Link } from '@tanstack/react-router';
import { Keyboard, Search } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { JobsTray } from '../jobs/jobs-tray.tsx';
import { studioConfig } from '../session/studio-config.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Keys } from '../ui/keys.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ThemeMenu } from './theme-menu.tsx';

const AccountMenu = lazy(() => import('../session/account-menu.tsx'));

interface HeaderProps {
  onPalette: () => void;
  onShortcuts: () => void;
}

export function Header({ onPalette, onShortcuts }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="flex h-14 items-center gap-2 px-4 sm:px-6">
        <Link
          to="/"
          aria-label="Goldenrod: books"
          className="flex shrink-0 items-center gap-2.5 rounded-md"
        >
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className="hidden font-semibold font-serif text-lg sm:inline">Goldenrod</span>
        </Link>
        <div className="min-w-0 grow">
          <Breadcrumbs />
        </div>
        <Button
          onClick={onPalette}
          className="text-soft max-md:hidden"
          icon={<Search aria-hidden size={16} />}
        >
          Commands
          <Keys of="mod+k" silent />
        </Button>
        <IconButton label="Commands" keys="mod+k" onClick={onPalette} className="md:hidden">
          <Search aria-hidden size={18} />
        </IconButton>
        <IconButton label="Shortcuts" keys="?" onClick={onShortcuts} className="max-sm:hidden">
          <Keyboard aria-hidden size={18} />
        </IconButton>
        <JobsTray />
        <ThemeMenu />
        {studioConfig.sign_in.kind === 'supabase' && (
          <Suspense>
            <AccountMenu />
          </Suspense>
        )}
      </div>
    </header>
  );
}
