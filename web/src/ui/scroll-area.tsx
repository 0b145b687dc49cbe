import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface ScrollAreaProps {
  /** What is in it, read aloud. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** A part of a page that scrolls by itself: by the keyboard too. */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className={classes('overflow-y-auto focus-visible:-outline-offset-2', className)}
    >
      {children}
    </section>
  );
}
