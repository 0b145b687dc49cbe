import type { NavTab } from '../../layout/nav-tabs.tsx';

export function bookTabs(book: string): NavTab[] {
  return [
    { label: 'Chapters', link: { to: '/books/$book', params: { book } } },
    { label: 'Cast', link: { to: '/books/$book/cast', params: { book } } },
  ];
}
