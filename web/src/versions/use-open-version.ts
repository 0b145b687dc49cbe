import { useNavigate } from '@tanstack/react-router';
import { searchOf } from './version-name.ts';
import type { ChapterPlace } from './version-row.tsx';

/** Opens a version of a chapter on the desk. */
export function useOpenVersion(place: ChapterPlace) {
  const navigate = useNavigate();
  return (version: { style: string; version: number }) =>
    void navigate({
      to: '/books/$book/chapters/$number',
      params: place,
      search: searchOf(version),
    });
}
