import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { classes } from './classes.ts';
import { dismissToast, useToasts } from './toast-store.ts';

const EDGES = { plain: 'border-l-accent', good: 'border-l-good', bad: 'border-l-bad' } as const;

export function Toasts() {
  return (
    <Radix.Provider duration={8000} swipeDirection="right">
      {useToasts().map(({ id, tone, title, description, action }) => (
        <Radix.Root
          key={id}
          type={tone === 'bad' ? 'foreground' : 'background'}
          onOpenChange={(open) => {
            if (!open) dismissToast(id);
          }}
          className={classes(
            'grid grid-cols-[1fr_auto] items-start gap-x-3 rounded-md border border-line border-l-4 bg-raised px-4 py-3 shadow-high',
            EDGES[tone],
          )}
        >
          <div className="min-w-0">
            <Radix.Title className="break-words font-medium text-sm">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="mt-0.5 break-words text-soft text-sm">
                {description}
              </Radix.Description>
            )}
            {action !== undefined && (
              <Radix.Action
                altText={action.label}
                onClick={action.run}
                className="mt-2 font-medium text-accent-ink text-sm underline underline-offset-4"
              >
                {action.label}
              </Radix.Action>
            )}
          </div>
          <Radix.Close aria-label="Dismiss" className="rounded-sm p-1 text-soft hover:text-ink">
            <X aria-hidden size={16} />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2" />
    </Radix.Provider>
  );
}
