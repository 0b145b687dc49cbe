import { Coins } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import type { Estimated } from '../data/spend.ts';
import { Button, type ButtonSize } from '../ui/button.tsx';

const EngineDialog = lazy(() => import('./engine-dialog.tsx'));

export interface EngineWork {
  script: ScriptItem;
  /** What is asked for. */
  work: Omit<Estimated, 'engine'>;
  /** For people: "Hand-off". */
  title: string;
  /** Done first: what was typed is made as well. */
  before: (() => Promise<void>) | undefined;
}

/** Asks for the same work by an engine over the network, its cost first. */
export function EngineButton(props: EngineWork & { busy: boolean; size?: ButtonSize }) {
  const { busy, size = 'md', ...asked } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size={size}
        icon={<Coins aria-hidden size={16} />}
        aria-label={`Engine and cost… (${asked.title})`}
        disabled={busy}
        onClick={() => setOpen(true)}
      >
        Engine and cost…
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <EngineDialog {...asked} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
