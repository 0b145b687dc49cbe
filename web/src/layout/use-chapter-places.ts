import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../commands/command-store.ts';
import { chapterTabs } from './chapter-tabs.ts';

const KEYS: Record<string, string> = {
  Script: 'g s',
  Versions: 'g v',
  Evaluation: 'g e',
  Speakers: 'g w',
  Casting: 'g k',
};

/** The ways between the parts of a chapter, and to the cast of its book. */
export function useChapterPlaces(book: string, number: string): void {
  const navigate = useNavigate();
  useCommands([
    ...chapterTabs(book, number).map(({ label, link }) => ({
      id: `go-${label.toLowerCase()}`,
      title: `Go to ${label.toLowerCase()}`,
      group: 'Chapter',
      keys: KEYS[label],
      run: () => void navigate(link),
    })),
    {
      id: 'go-cast',
      title: 'Go to the cast of the book',
      group: 'Chapter',
      words: 'characters people',
      run: () => void navigate({ to: '/books/$book/cast', params: { book } }),
    },
  ]);
}
