import type { ReactNode } from 'react';

/** A raised box whose content may be wider than the page; it scrolls by itself, by keys as well. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-raised shadow-low"
    >
      {children}
    </section>
  );
}
