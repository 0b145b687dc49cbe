import type { NavTab } from './nav-tabs.tsx';

/** The parts of a chapter. */
export function chapterTabs(book: string, number: string): NavTab[] {
  const params = { book, number };
  return [
    { label: 'Script', link: { to: '/books/$book/chapters/$number', params } },
    { label: 'Versions', link: { to: '/books/$book/chapters/$number/versions', params } },
    { label: 'Evaluation', link: { to: '/books/$book/chapters/$number/evaluation', params } },
    { label: 'Speakers', link: { to: '/books/$book/chapters/$number/speakers', params } },
    { label: 'Casting', link: { to: '/books/$book/chapters/$number/casting', params } },
  ];
}
