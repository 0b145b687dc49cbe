import { useNavigate } from '@tanstack/react-router';
import { type Command, useCommands } from '../../commands/command-store.ts';

/** The way from chapter to chapter. */
export function useChapterCommands(book: string, number: number, last: number): void {
  const navigate = useNavigate();
  const to = (id: string, title: string, keys: string, chapter: number): Command => ({
    id,
    title,
    group: 'Chapter',
    keys,
    run: () =>
      void navigate({
        to: '/books/$book/chapters/$number',
        params: { book, number: String(chapter) },
      }),
  });
  useCommands([
    ...(number < last ? [to('next-chapter', 'Go to the next chapter', 'g n', number + 1)] : []),
    ...(number > 1 ? [to('previous-chapter', 'Go to the chapter before', 'g p', number - 1)] : []),
    {
      id: 'go-chapters',
      title: 'Go to the chapters of the book',
      group: 'Chapter',
      keys: 'g c',
      run: () => void navigate({ to: '/books/$book', params: { book } }),
    },
  ]);
}
