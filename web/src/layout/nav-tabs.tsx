import { Link, type LinkProps } from '@tanstack/react-router';

export interface NavTab {
  label: string;
  link: LinkProps;
}

/** The parts of a thing, each with an address of its own, as tabs that are links. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.label}>
            <Link
              {...tab.link}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-px block whitespace-nowrap border-transparent border-b-2 px-3 py-2 text-sm text-soft hover:text-ink focus-visible:-outline-offset-2 data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-ink"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
