import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '../commands/use-shortcuts.ts';
import { DropTarget } from '../imports/drop-target.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { Header } from './header.tsx';
import { useStudioCommands } from './use-studio-commands.ts';

const CommandPalette = lazy(() => import('../commands/command-palette.tsx'));
const ShortcutList = lazy(() => import('../commands/shortcut-list.tsx'));
type Overlay = 'palette' | 'shortcuts';

/** What is around every page. */
export function StudioLayout() {
  const [overlay, setOverlay] = useState<Overlay>();
  const show = (which: Overlay) => (open: boolean) => setOverlay(open ? which : undefined);
  useShortcuts();
  useStudioCommands({
    palette: () => setOverlay((now) => (now === 'palette' ? undefined : 'palette')),
    shortcuts: () => setOverlay('shortcuts'),
  });
  return (
    <TooltipProvider delayDuration={400}>
      <a
        href="#page"
        className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-ink px-4 py-2 text-paper focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div className="flex min-h-dvh flex-col">
        <Header
          onPalette={() => setOverlay('palette')}
          onShortcuts={() => setOverlay('shortcuts')}
        />
        <main id="page" tabIndex={-1} className="flex min-h-0 grow flex-col outline-none">
          <SessionGate>
            <Outlet />
          </SessionGate>
        </main>
      </div>
      <Suspense>
        {overlay === 'palette' && <CommandPalette open onOpenChange={show('palette')} />}
        {overlay === 'shortcuts' && <ShortcutList open onOpenChange={show('shortcuts')} />}
      </Suspense>
      <DropTarget />
      <Toasts />
    </TooltipProvider>
  );
}
