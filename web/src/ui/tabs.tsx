import { Tabs as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';

interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  /** What the tabs are of, read aloud. */
  label: string;
  tabs: Tab[];
  value: string;
  onChange: (value: string) => void;
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // The chosen tab stays in sight, also of a row that was hidden when it was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab stands elsewhere
  useEffect(() => {
    const row = list.current;
    if (row === null) return undefined;
    const show = () => {
      const chosen = row.querySelector<HTMLElement>('[data-state=active]');
      if (chosen === null) return;
      const { offsetLeft: left, offsetWidth: width } = chosen;
      row.scrollLeft = Math.max(left + width - row.clientWidth, Math.min(row.scrollLeft, left));
    };
    const watch = new ResizeObserver(show);
    watch.observe(row);
    return () => watch.disconnect();
  }, [value]);
  return (
    <Radix.Root value={value} onValueChange={onChange} className="flex min-h-0 grow flex-col">
      <Radix.List
        ref={list}
        aria-label={label}
        className="relative flex shrink-0 gap-1 overflow-x-auto border-line border-b px-2"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px shrink-0 whitespace-nowrap border-transparent border-b-2 px-3 py-2 text-soft text-sm hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="min-h-0 grow overflow-y-auto outline-offset-[-2px]"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
