import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { returnFocus } from './return-focus.ts';
import { ScrollArea } from './scroll-area.tsx';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  wide?: boolean;
  /** It is only read: nothing in it takes the focus, so that it scrolls by keys itself. */
  onlyRead?: boolean;
}

const BODY = 'min-h-0 grow overflow-y-auto px-6 pt-4 pb-6';

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions } = props;
  const { wide = false, onlyRead = false } = props;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          {...returnFocus}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={classes(
            'fixed top-[12vh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-high',
            wide ? 'max-w-4xl' : 'max-w-lg',
          )}
        >
          <header className="flex items-start justify-between gap-4 px-6 pt-5">
            <Radix.Title className="font-semibold font-serif text-xl">{title}</Radix.Title>
            <Radix.Close
              aria-label="Close"
              className="-mr-2 flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden size={18} />
            </Radix.Close>
          </header>
          {description !== undefined && (
            <Radix.Description asChild>
              <div className="px-6 pt-1 text-soft">{description}</div>
            </Radix.Description>
          )}
          {onlyRead ? (
            <ScrollArea label={title} className={BODY}>
              {children}
            </ScrollArea>
          ) : (
            <div className={BODY}>{children}</div>
          )}
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-6 py-4">
              {actions}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
