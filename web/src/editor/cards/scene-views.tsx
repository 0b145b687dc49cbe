import { lazy, Suspense } from 'react';
import { createStore } from '../../store/create-store.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScriptOutline } from '../outline/script-outline.tsx';
import type { ReadScript } from '../read-script.ts';
import type { CardActions } from './script-cards.tsx';

const ScriptCards = lazy(() => import('./script-cards.tsx'));

const shown = createStore<'list' | 'cards'>('list');
const VIEWS = [
  ['list', 'List'],
  ['cards', 'Cards'],
] as const;

interface SceneViewsProps {
  read: ReadScript;
  line: number;
  onJump: (line: number) => void;
  actions: CardActions;
}

/** The scenes of a script as a list or as cards. */
export function SceneViews({ read, line, onJump, actions }: SceneViewsProps) {
  const view = shown.use();
  return (
    <div className="flex h-full flex-col">
      <fieldset aria-label="Scenes as" className="flex shrink-0 gap-1 px-2 pt-2">
        {VIEWS.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            onClick={() => shown.set(value)}
            className="rounded-md border border-line px-3 py-1 text-sm text-soft aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-ink"
          >
            {label}
          </button>
        ))}
      </fieldset>
      <div className="min-h-0 grow">
        {view === 'list' ? (
          <ScriptOutline entries={read.outline} line={line} onJump={onJump} />
        ) : (
          <Suspense fallback={<Skeleton className="m-4 h-40" />}>
            <ScriptCards read={read} line={line} onJump={onJump} actions={actions} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
